package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.function.LongFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** Whatever bytes come, a reader of findings refuses them or has counts that add up. */
class HostileFindingsTest {
    private record Report(EvidenceReader reader, String text) {}

    private static final List<Report> REPORTS = List.of(
            new Report(
                    new SarifReader(),
                    "{'version':'2.1.0','runs':[{'tool':{'driver':{'name':'x','rules':[{'id':'A','defaultConfiguration':"
                            + "{'level':'error'},'properties':{'security-severity':'9.8'}}]}},'results':[{'ruleId':'A',"
                            + "'ruleIndex':0,'kind':'fail','suppressions':[{'status':'accepted'}]},{'level':'note'}],"
                            + "'invocations':[{'executionSuccessful':true,'exitCode':0}]}]}"),
            new Report(
                    new TrivyReader(),
                    "{'SchemaVersion':2,'ArtifactName':'a','Results':[{'Target':'t','Vulnerabilities':[{'Severity':"
                            + "'HIGH'},{'CVSS':{'nvd':{'V3Score':7.5}}}],'Misconfigurations':[{'Status':'FAIL'}],"
                            + "'ExperimentalModifiedFindings':[{}]}]}"),
            new Report(
                    new GrypeReader(),
                    "{'matches':[{'vulnerability':{'id':'C','severity':'High'}},{'vulnerability':{'cvss':[{'metrics':"
                            + "{'baseScore':5.5}}]}}],'ignoredMatches':[{}],'descriptor':{'timestamp':'x'}}"),
            new Report(
                    new DependencyCheckReader(),
                    "{'reportSchema':'1.1','scanInfo':{'analysisExceptions':[]},'dependencies':[{'vulnerabilities':"
                            + "[{'severity':'HIGH'},{'cvssv3':{'baseScore':5.5}}],'suppressedVulnerabilities':[{}]}]}"),
            new Report(
                    new CycloneDxReader(),
                    "{'bomFormat':'CycloneDX','components':[{'components':[{}]}],'vulnerabilities':[{'ratings':"
                            + "[{'score':9.1,'severity':'high'}]},{'analysis':{'state':'resolved'}}]}"),
            new Report(
                    new CycloneDxReader(),
                    "<bom xmlns='http://cyclonedx.org/schema/bom/1.4'><components><component bom-ref='a'><purl>p</purl>"
                            + "</component></components><vulnerabilities><vulnerability><ratings><rating><score>9.1"
                            + "</score></rating></ratings></vulnerability></vulnerabilities></bom>"),
            new Report(
                    new OpenVexReader(),
                    "{'@context':'https://openvex.dev/ns','statements':[{'vulnerability':{'name':'C','aliases':['D']},"
                            + "'products':[{'@id':'pkg:npm/a@1','subcomponents':['b']}],'status':'fixed'}]}"),
            new Report(
                    new ZapReader(),
                    "{'@programName':'ZAP','@version':'2.3','site':[{'alerts':[{'pluginid':'1','riskcode':'3',"
                            + "'confidence':'2'},{'riskcode':1,'confidence':'0'}]}]}"),
            new Report(
                    new ZapReader(),
                    "<OWASPZAPReport version='2.3'><site><alerts><alertitem><pluginid>1</pluginid><riskcode>3</riskcode>"
                            + "<reliability>2</reliability></alertitem></alerts></site></OWASPZAPReport>"));

    @Provide
    Arbitrary<Report> reports() {
        return Arbitraries.of(REPORTS);
    }

    @Property(tries = 3000)
    void damagedReportsAreRefusedOrAddUp(@ForAll("reports") Report report, @ForAll("edits") List<int[]> edits)
            throws IOException {
        byte[] bytes = json(report.text()).getBytes(StandardCharsets.UTF_8);
        for (int[] edit : edits) {
            bytes = edited(bytes, edit);
        }
        Reading reading = report.reader().open(ReadOptions.DEFAULTS);
        try {
            reading.read(new ByteArrayInputStream(bytes));
        } catch (UnreadableException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        Facts facts = reading.finish().facts();
        assertThat(facts.asMap().values()).allMatch(value -> (Long) value >= 0);
        if (facts.has("total")) {
            long sum = 0;
            for (FindingSeverity severity : FindingSeverity.values()) {
                sum += facts.count(severity.fact()).orElseThrow();
            }
            assertThat(facts.count("total")).contains(sum);
        }
    }

    /** Edits as kind, place in per mille, and byte. */
    @Provide
    Arbitrary<List<int[]>> edits() {
        Arbitrary<Integer> bytes = Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        Arbitraries.of("{}[]\",:'0-9enull<>/&".chars().boxed().toArray(Integer[]::new))),
                Tuple.of(1, Arbitraries.integers().between(0, 255)));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 999),
                        bytes)
                .as((kind, place, value) -> new int[] {kind, place, value})
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static byte[] edited(byte[] bytes, int[] edit) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = (int) ((long) bytes.length * edit[1] / 1000);
        byte[] result;
        switch (edit[0]) {
            case 0 -> {
                result = bytes.clone();
                result[at] = (byte) edit[2];
            }
            case 1 -> {
                result = Arrays.copyOf(bytes, bytes.length - 1);
                System.arraycopy(bytes, at + 1, result, at, bytes.length - at - 1);
            }
            case 2 -> {
                result = Arrays.copyOf(bytes, bytes.length + 1);
                System.arraycopy(bytes, at, result, at + 1, bytes.length - at);
                result[at] = (byte) edit[2];
            }
            default -> {
                // Twice what stands from here on, up to the end of the file.
                result = Arrays.copyOf(bytes, bytes.length * 2 - at);
                System.arraycopy(bytes, at, result, bytes.length, bytes.length - at);
            }
        }
        return result;
    }

    @Test
    void endlesslyManyRulesBeforeTheToolAreRefused() {
        Reading reading = new SarifReader().open(ReadOptions.DEFAULTS);
        InputStream report = stream(
                "{\"version\":\"2.1.0\",\"runs\":[{\"results\":[{}", 250_000, i -> ",{\"ruleId\":\"r" + i + "\"}");
        assertThatThrownBy(() -> reading.read(report))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("different rules");
    }

    @Test
    void manyResultsOfFewRulesAreReadBeforeTheTool() throws IOException {
        Reading reading = new SarifReader().open(ReadOptions.DEFAULTS);
        InputStream results = stream(
                "{\"version\":\"2.1.0\",\"runs\":[{\"results\":[{}",
                250_000,
                i -> ",{\"ruleId\":\"r" + i % 7 + "\",\"level\":\"error\"}");
        reading.read(
                new SequenceInputStream(results, new ByteArrayInputStream("]}]}".getBytes(StandardCharsets.UTF_8))));
        Outcome outcome = reading.finish();
        assertThat(Reports.counts(outcome)).isEqualTo("high 250000, medium 1, total 250001");
    }

    /** {@code begin} and then so many parts, made as they are read. */
    private static InputStream stream(String begin, long parts, LongFunction<String> part) {
        return new SequenceInputStream(new Enumeration<>() {
            private long next = -1;

            @Override
            public boolean hasMoreElements() {
                return next < parts;
            }

            @Override
            public InputStream nextElement() {
                String text = next < 0 ? begin : part.apply(next);
                next++;
                return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            }
        });
    }
}
