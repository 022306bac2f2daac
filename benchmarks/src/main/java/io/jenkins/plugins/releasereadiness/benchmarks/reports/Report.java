package io.jenkins.plugins.releasereadiness.benchmarks.reports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SplittableRandom;

/** The reports that are read. */
public enum Report {
    JUNIT_100K("junit", Notation.XML, "xml", 100_000, JunitGenerator::write),
    JUNIT_1M("junit", Notation.XML, "xml", 1_000_000, JunitGenerator::write),
    JACOCO_50MB("jacoco", Notation.XML, "xml", 6_400, JacocoGenerator::write),
    SARIF_100K("sarif", Notation.JSON, "json", 100_000, SarifGenerator::write),
    TRIVY_50K("trivy", Notation.JSON, "json", 50_000, TrivyGenerator::write),
    JTL_CSV_1M("jmeter", Notation.CSV, "csv", 1_000_000, JtlGenerator::csv),
    JTL_XML_1M("jmeter", Notation.XML, "jtl", 1_000_000, JtlGenerator::xml),
    CYCLONEDX_20K("cyclonedx", Notation.JSON, "json", 20_000, CycloneDxGenerator::write);

    private static final long SEED = 20_260_301;

    private final String format;
    private final Notation notation;
    private final String extension;
    private final int size;
    private final Generator generator;

    Report(String format, Notation notation, String extension, int size, Generator generator) {
        this.format = format;
        this.notation = notation;
        this.extension = extension;
        this.size = size;
        this.generator = generator;
    }

    /** Id of the format as policies write it. */
    public String format() {
        return format;
    }

    public Notation notation() {
        return notation;
    }

    /** As the results name it, for example {@code junit-100k}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where it is kept in a folder. */
    public Path in(Path folder) {
        return folder.resolve(id() + "." + extension);
    }

    /** What is known of the report that was written into the folder. */
    public Known known(Path folder) throws IOException {
        return Known.load(knownIn(folder));
    }

    /**
     * Writes it unless it is there.
     *
     * @param part the denominator: 1 for the whole size, 10 for a tenth
     */
    public void writeInto(Path folder, int part) throws IOException {
        if (Files.exists(knownIn(folder))) {
            return;
        }
        Files.createDirectories(folder);
        Path unfinished = folder.resolve(id() + ".part");
        MessageDigest digest = sha256();
        Known known = new Known();
        try (OutputStream file = new DigestOutputStream(Files.newOutputStream(unfinished), digest);
                Writer out = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8), 1 << 16)) {
            generator.write(size / part, new SplittableRandom(SEED), out, known);
        }
        known.put("bytes", Files.size(unfinished));
        known.put("sha256", HexFormat.of().formatHex(digest.digest()));
        Files.move(unfinished, in(folder), StandardCopyOption.REPLACE_EXISTING);
        known.save(knownIn(folder));
    }

    private Path knownIn(Path folder) {
        return folder.resolve(id() + ".properties");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
