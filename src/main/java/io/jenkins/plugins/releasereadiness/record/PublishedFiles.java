package io.jenkins.plugins.releasereadiness.record;

import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is among the build's artifacts, or on its way there: names by which parallel branches must not overwrite each
 * other's files, and entries of the ledger refer to for ever.
 */
final class PublishedFiles {
    private final Map<BundlePath, String> digests = new HashMap<>();
    private long bytes;

    /** What the entries of a ledger say was published. */
    static PublishedFiles of(List<LedgerEntry> entries) {
        PublishedFiles files = new PublishedFiles();
        for (LedgerEntry entry : entries) {
            for (BundleFile file : BundleFile.of(entry)) {
                files.digests.put(file.path(), file.sha256());
                if (entry.kind() == EntryKind.EVIDENCE) {
                    files.count(file.bytes());
                }
            }
        }
        return files;
    }

    /** How many bytes of evidence are there. */
    synchronized long bytes() {
        return bytes;
    }

    /** Evidence of this size is there, or on its way. */
    synchronized void count(long more) {
        bytes += more;
    }

    /**
     * A name for a file, and whether it is still to be published.
     *
     * @param fresh false if the same content is there already under this name
     */
    record Reserved(BundlePath path, boolean fresh) {}

    /**
     * Takes the first name that no other content has.
     *
     * @param folder folder in the bundle; a number is added where the name is taken
     * @param file path of the file in its workspace
     */
    synchronized Reserved reserve(String folder, String file, String sha256) {
        for (int attempt = 1; ; attempt++) {
            BundlePath path = BundlePath.encode(attempt == 1 ? folder : folder + '~' + attempt, file);
            String there = digests.putIfAbsent(path, sha256);
            if (there == null || there.equals(sha256)) {
                return new Reserved(path, there == null);
            }
        }
    }

    /** Gives a name back, because publishing failed. */
    synchronized void release(BundlePath path) {
        digests.remove(path);
    }
}
