package io.jenkins.plugins.releasereadiness.benchmarks.reports;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownTest {
    private final Known known = new Known();

    @Test
    void acceptsWhatIsRightWhateverTheTypeOfTheNumber() {
        known.put("total", 7);
        assertThatCode(() -> known.check("a way", Map.of("total", 7L, "more", 1)))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAWrongNumber() {
        known.put("total", 7);
        assertThatThrownBy(() -> known.check("a way", Map.of("total", 8)))
                .hasMessage("a way found total = 8 where the generator wrote 7");
    }

    @Test
    void refusesAResultThatChecksNothing() {
        known.put("total", 7);
        assertThatThrownBy(() -> known.check("a way", Map.of())).hasMessageContaining("nothing that can be checked");
        assertThatThrownBy(() -> known.check("a way", Map.of("rows", 7)))
                .hasMessage("a way gives nothing that can be checked: [rows] of [total]");
    }
}
