package io.jenkins.plugins.releasereadiness.engine.verify;

import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files: each one recorded, each recorded one there and as it was recorded. */
final class FilesCheck implements Check {
    @Override
    public void run(BundleContent bundle, Findings findings) {
        Map<BundlePath, Expected> expected = Expected.of(
                bundle,
                entry -> findings.addEntry(
                        Deviation.Kind.UNREADABLE,
                        entry.sequence(),
                        "entry " + entry.sequence() + " refers to files in a way that cannot be read"));
        Map<String, String> owners = new HashMap<>();
        expected.values()
                .forEach(file ->
                        owners.put(file.file().sha256(), file.file().path().value()));
        expected.forEach((path, file) -> compare(bundle, file, owners, findings));
        Set<String> known = new HashSet<>(Set.of(BundlePath.LEDGER.value(), BundlePath.INDEX.value()));
        expected.keySet().forEach(path -> known.add(path.value()));
        for (String name : bundle.names()) {
            if (!known.contains(name)) {
                findings.add(Deviation.Kind.ADDED, name, "the file is in the bundle but no entry published it");
            }
        }
    }

    private static void compare(
            BundleContent bundle, Expected expected, Map<String, String> owners, Findings findings) {
        String name = expected.file().path().value();
        Optional<BundleFile> found = bundle.file(expected.file().path());
        if (!bundle.names().contains(name)) {
            findings.add(
                    Deviation.Kind.MISSING,
                    name,
                    expected.entry(),
                    "the file is missing; " + expected.source() + " published it");
        } else if (found.isEmpty()) {
            findings.add(
                    Deviation.Kind.UNREADABLE,
                    name,
                    expected.entry(),
                    "the file cannot be read: " + bundle.problem(name).orElse(""));
        } else if (!found.get().equals(expected.file())) {
            String owner = owners.get(found.get().sha256());
            findings.add(
                    Deviation.Kind.CHANGED,
                    name,
                    expected.entry(),
                    "the file is not the one that " + expected.source() + " published: "
                            + difference(found.get(), expected.file())
                            + (owner == null ? "" : "; its content is that of " + owner));
        }
    }

    private static String difference(BundleFile found, BundleFile expected) {
        return found.bytes() == expected.bytes()
                ? "its SHA-256 is " + found.sha256() + " instead of " + expected.sha256()
                : "it has " + found.bytes() + " bytes instead of " + expected.bytes();
    }
}
