package io.jenkins.plugins.releasereadiness.engine.verify;

import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleIndex;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The index: byte for byte what follows from the ledger. */
final class IndexCheck implements Check {
    private static final String NAME = BundlePath.INDEX.value();

    @Override
    public void run(BundleContent bundle, Findings findings) {
        if (!bundle.names().contains(NAME)) {
            findings.add(Deviation.Kind.MISSING, NAME, "the index of the bundle is missing");
        } else if (bundle.index().isEmpty()) {
            findings.add(
                    Deviation.Kind.UNREADABLE,
                    NAME,
                    "the index cannot be read: " + bundle.problem(NAME).orElse(""));
        } else {
            check(bundle, bundle.index().get(), findings);
        }
    }

    private static void check(BundleContent bundle, BundleIndex index, Findings findings) {
        Optional<BundleIndex> derived = derive(bundle);
        // Where the ledger itself is broken, what follows from it proves nothing against the index.
        if (derived.isPresent()) {
            compare(index, derived.get(), findings);
        }
        byte[] written = bundle.indexBytes().orElseThrow();
        byte[] expected = derived.orElse(index).bytes();
        boolean named = findings.deviations().stream()
                .anyMatch(deviation -> deviation.file().equals(NAME));
        if (!named && !Arrays.equals(written, expected)) {
            findings.add(
                    Deviation.Kind.CHANGED,
                    NAME,
                    "the index was changed at byte " + (Arrays.mismatch(written, expected) + 1));
        }
    }

    private static Optional<BundleIndex> derive(BundleContent bundle) {
        if (!bundle.hasIntactLedger() || bundle.entries().isEmpty()) {
            return Optional.empty();
        }
        try {
            return bundle.file(BundlePath.LEDGER).map(ledger -> BundleIndex.of(bundle.entries(), ledger));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private static void compare(BundleIndex index, BundleIndex derived, Findings findings) {
        if (!index.tool().equals(derived.tool())) {
            differs(findings, "names the tool '" + index.tool() + "' instead of '" + derived.tool() + "'");
        }
        if (!Arrays.equals(Json.canonical(index.release()), Json.canonical(derived.release()))) {
            differs(findings, "names another release than entry 1 of the ledger");
        }
        if (!index.head().equals(derived.head())) {
            differs(
                    findings,
                    "names another end of the ledger than entry "
                            + derived.head().entries());
        }
        Map<BundlePath, BundleFile> listed = new LinkedHashMap<>();
        index.files().forEach(file -> listed.put(file.path(), file));
        for (BundleFile file : derived.files()) {
            BundleFile found = listed.remove(file.path());
            if (found == null) {
                differs(findings, "does not list " + file.path());
            } else if (!found.equals(file)) {
                differs(findings, "lists " + file.path() + " with another size or SHA-256 than was recorded");
            }
        }
        listed.keySet().forEach(path -> differs(findings, "lists " + path + ", which no entry published"));
    }

    private static void differs(Findings findings, String what) {
        findings.add(Deviation.Kind.INDEX, NAME, "the index " + what);
    }
}
