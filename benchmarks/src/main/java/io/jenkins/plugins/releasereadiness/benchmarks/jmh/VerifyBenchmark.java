package io.jenkins.plugins.releasereadiness.benchmarks.jmh;

import io.jenkins.plugins.releasereadiness.engine.ledger.DirectoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.verify.BundleVerifier;
import io.jenkins.plugins.releasereadiness.engine.verify.VerificationReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A large bundle verified, beside SHA-256 of the same files. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class VerifyBenchmark {
    /** System property with the folder of the {@link LargeBundle}. */
    public static final String FOLDER = "benchmarks.bundle";

    /** System property with the number of its entries. */
    public static final String ENTRIES = "benchmarks.entries";

    private Path bundle;
    private List<Path> files;
    private BundleVerifier verifier;

    /** Refuses to measure unless the whole bundle was looked at and found intact. */
    @Setup
    public void check() throws Exception {
        Path folder = Path.of(System.getProperty(FOLDER));
        bundle = LargeBundle.files(folder);
        try (Stream<Path> all = Files.walk(bundle)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        verifier = new BundleVerifier(LargeBundle.key(folder), BundleVerifier.judgingAgain());
        VerificationReport report = verify();
        if (!report.intact()
                || report.entries() != Integer.getInteger(ENTRIES)
                || report.bytes() != sha256()
                || report.signature() != VerificationReport.Signature.VERIFIED) {
            throw new IllegalStateException(report.toString());
        }
    }

    @Benchmark
    public VerificationReport verify() throws IOException {
        return verifier.verify(new DirectoryBundleStore(bundle));
    }

    /** How many bytes were hashed. */
    @Benchmark
    public long sha256() throws IOException, NoSuchAlgorithmException {
        long bytes = 0;
        byte[] buffer = new byte[1 << 16];
        for (Path file : files) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream stream = Files.newInputStream(file)) {
                for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                    digest.update(buffer, 0, n);
                    bytes += n;
                }
            }
            digest.digest();
        }
        return bytes;
    }
}
