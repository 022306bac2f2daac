package io.jenkins.plugins.releasereadiness.evidence;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import java.io.Serializable;
import java.util.ArrayList;

/**
 * Contributes a reader for another format of reports. Policies name it by its format, and where they name none it is
 * asked whether it recognises the file.
 */
public abstract class EvidenceReaderExtension implements ExtensionPoint {
    /** A reader that can travel to an agent. */
    public interface Portable extends EvidenceReader, Serializable {}

    /** The reader. It is sent to the agent and reads there. */
    public abstract Portable reader();

    /** The readers of all plugins. */
    public static ArrayList<Portable> all() {
        ArrayList<Portable> readers = new ArrayList<>();
        ExtensionList.lookup(EvidenceReaderExtension.class).forEach(extension -> readers.add(extension.reader()));
        return readers;
    }
}
