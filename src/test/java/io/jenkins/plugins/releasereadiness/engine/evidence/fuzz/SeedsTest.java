package io.jenkins.plugins.releasereadiness.engine.evidence.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.evidence.LeavesNoThread;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every format, shown by the small reports from which the fuzzing begins. */
@ExtendWith(LeavesNoThread.class)
class SeedsTest {
    private static final Readers READERS = Readers.load();

    static Stream<Arguments> seeds() {
        return FuzzSeeds.BY_FORMAT.keySet().stream()
                .sorted()
                .flatMap(format -> FuzzSeeds.of(format).stream().map(seed -> Arguments.of(format, seed)));
    }

    static Stream<Arguments> xmlSeeds() {
        return seeds().filter(seed -> seed.get()[1].toString().strip().startsWith("<"));
    }

    private static Outcome read(String format, byte[] report) throws IOException {
        EvidenceReader reader = READERS.of(format).orElseThrow();
        Reading reading = reader.open(ReadOptions.DEFAULTS);
        reading.read(new ByteArrayInputStream(report));
        return reading.finish();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void everyFormatHasSeeds() {
        assertThat(FuzzSeeds.BY_FORMAT.keySet()).containsExactlyInAnyOrderElementsOf(READERS.formats());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsFuzzedIsTheSeedsOwnReader(String format, String seed) throws IOException {
        assertThat(ReaderFuzzer.input(format, utf8(seed))).endsWith(utf8(seed));
        ReaderFuzzer.fuzzerTestOneInput(ReaderFuzzer.input(format, utf8(seed)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everySeedIsReadWithFactsThatMakeSense(String format, String seed) throws IOException {
        FactRules.check(READERS.of(format).orElseThrow().kind(), read(format, utf8(seed)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void atMostOneReaderRecognisesAReport(String format, String seed) {
        List<String> recognised = READERS.formats().stream()
                .filter(other -> READERS.of(other).orElseThrow().recognises(new Head("report", utf8(seed))))
                .toList();
        assertThat(recognised).isEqualTo(format.equals("file") ? List.of() : List.of(format));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theFactsAreTheSameInEveryEncodingThatTheFirstBytesTell(String format, String seed) throws IOException {
        if (format.equals("file")) {
            return;
        }
        Outcome plain = read(format, utf8(seed));
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(read(format, ("\uFEFF" + seed).getBytes(charset)))
                    .as(charset.name())
                    .isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @MethodSource("xmlSeeds")
    void aDoctypeIsReadOverAndItsServerNotAsked(String format, String seed) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(1);
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/x.dtd";
            String body = seed.replaceFirst("(?s)^.*?(?=<[a-zA-Z])", "");
            String doctype = "<!DOCTYPE x PUBLIC \"-//X//X//EN\" \"" + address + "\" [<!ELEMENT x ANY>]>";
            assertThat(read(format, utf8(doctype + body))).isEqualTo(read(format, utf8(seed)));
            String entity = "<!DOCTYPE x [<!ENTITY % x SYSTEM \"" + address + "\"> %x;]>";
            assertThatThrownBy(() -> read(format, utf8(entity + body))).isInstanceOf(UnreadableException.class);
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }
}
