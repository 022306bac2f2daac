package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import com.fasterxml.aalto.in.PName;
import java.util.HashSet;
import java.util.Set;

/**
 * Counts the different names of a document. The parser keeps every name it sees and compares prefixes one by one, so a
 * document made of nothing but new names would fill the memory and take for ever.
 */
final class XmlNames {
    static final int MAX = 5000;

    private static final int RECENT = 1 << 8;

    private final Set<String> names = new HashSet<>();

    /** Names seen lately by their hash, as a set is too slow for each attribute of a large report. */
    private final PName[] recent = new PName[RECENT];

    /** The name of an element or attribute; the parser gives the same name as the same object, so that comparing is quick. */
    void see(PName name) {
        int place = name.hashCode() & RECENT - 1;
        if (name != recent[place]) {
            recent[place] = name;
            see(name.getLocalName());
        }
    }

    /** Any other name. */
    void see(String name) {
        names.add(name);
    }

    /** Whether there were more than any report needs. */
    boolean tooMany() {
        return names.size() > MAX;
    }
}
