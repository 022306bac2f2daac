package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackPhase;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KillPointTest {
    @Test
    void everyPhaseThatIsStoredHasAMomentToDieIn() {
        assertThat(Stream.of(KillPoint.values()).map(KillPoint::phase))
                .as("phases in which RollbackKillTest kills the controller; a new phase needs a KillPoint")
                .contains(RollbackPhase.values());
    }
}
