package io.jenkins.plugins.releasereadiness.record;

import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.AttestationCodec;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceCodec;
import io.jenkins.plugins.releasereadiness.engine.evidence.collect.AttestationCollector;
import io.jenkins.plugins.releasereadiness.engine.evidence.collect.CollectLimits;
import io.jenkins.plugins.releasereadiness.engine.evidence.collect.CollectProgress;
import io.jenkins.plugins.releasereadiness.engine.evidence.collect.Collector;
import io.jenkins.plugins.releasereadiness.engine.evidence.collect.EvidenceSink;
import io.jenkins.plugins.releasereadiness.engine.evidence.collect.SourceCollection;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import io.jenkins.plugins.releasereadiness.evidence.EvidenceReaderExtension;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Reads evidence where it lies, in a workspace, and copies the very bytes that were parsed to a folder beside it. Only
 * what {@link CollectAnswer} holds travels back, as text. Freshness is judged by the agent's clock and zone, those that
 * also dated the files and, as a rule, the reports.
 *
 * @param attestationFiles patterns of files in which people attest; empty for none
 * @param secrets what to look for in the files: one that holds a secret must not be published
 * @param copies folder for the copies, made here
 */
record CollectOnAgent(
        ArrayList<SourceRequest> sources,
        ArrayList<String> attestationFiles,
        ArrayList<EvidenceReaderExtension.Portable> readers,
        ArrayList<String> secrets,
        String copies,
        TaskListener listener)
        implements ControllerToAgentFileCallable<String> {

    @Override
    public String invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(copies));
        List<Object> copied = new ArrayList<>();
        Map<Map<String, Object>, SecretWatch> watches = new IdentityHashMap<>();
        Readers known = Readers.load().with(readers);
        EvidenceSink sink = (source, path) -> {
            String name = Integer.toString(copied.size());
            Map<String, Object> copy = new LinkedHashMap<>();
            copy.put(CollectAnswer.SOURCE, source);
            copy.put(CollectAnswer.PATH, path);
            copy.put(CollectAnswer.COPY, name);
            copied.add(copy);
            SecretWatch watch = new SecretWatch(
                    Files.newOutputStream(folder.resolve(name), StandardOpenOption.CREATE_NEW), secrets);
            watches.put(copy, watch);
            return watch;
        };
        Clock clock = Clock.systemDefaultZone();
        Collector collector = new Collector(known, clock, CollectLimits.DEFAULTS, sink, new Progress());
        List<Evidence> evidence = new ArrayList<>();
        List<Attestation> attestations = new ArrayList<>();
        try {
            evidence.addAll(new SourceCollection(collector, vex())
                    .collect(sources.stream().map(SourceRequest::spec).toList(), workspace.toPath()));
            if (!attestationFiles.isEmpty()) {
                AttestationCollector.Collected attested =
                        AttestationCollector.collect(attestationFiles, workspace.toPath(), known, clock, sink);
                evidence.add(attested.evidence());
                attestations.addAll(attested.attestations());
            }
        } catch (InterruptedIOException e) {
            throw (InterruptedException) new InterruptedException("interrupted while reading evidence").initCause(e);
        }
        watches.forEach((copy, watch) -> copy.put(CollectAnswer.SECRET, watch.found()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                CollectAnswer.EVIDENCE,
                evidence.stream().map(EvidenceCodec::encode).toList());
        answer.put(
                CollectAnswer.ATTESTATIONS,
                attestations.stream().map(AttestationCodec::encode).toList());
        answer.put(CollectAnswer.COPIES, copied);
        return Json.compact(answer);
    }

    private Map<String, String> vex() {
        return sources.stream()
                .filter(source -> !source.vex().isEmpty())
                .collect(Collectors.toMap(SourceRequest::id, SourceRequest::vex));
    }

    /** Tells now and then where reading is, so that a long one does not look like a hang. */
    private final class Progress implements CollectProgress {
        private static final long INTERVAL = TimeUnit.SECONDS.toNanos(10);
        private long told = System.nanoTime();

        @Override
        public void looking(String source, long entries) {
            tell(source + ": looked at " + entries + " files and folders so far");
        }

        @Override
        public void reading(String source, String path, int number, int count) {
            tell(source + ": reading file " + number + " of " + count + ", " + Shown.line(path));
        }

        private void tell(String line) {
            long now = System.nanoTime();
            if (now - told > INTERVAL) {
                told = now;
                listener.getLogger().println(line);
            }
        }
    }
}
