package io.jenkins.plugins.releasereadiness.engine.replay;

import static io.jenkins.plugins.releasereadiness.engine.Samples.NOW;
import static io.jenkins.plugins.releasereadiness.engine.Samples.atMost;
import static io.jenkins.plugins.releasereadiness.engine.Samples.category;
import static io.jenkins.plugins.releasereadiness.engine.Samples.criterion;
import static io.jenkins.plugins.releasereadiness.engine.Samples.pass;
import static io.jenkins.plugins.releasereadiness.engine.Samples.present;
import static io.jenkins.plugins.releasereadiness.engine.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.Samples.PolicyBuilder;
import io.jenkins.plugins.releasereadiness.engine.criteria.Criteria;
import io.jenkins.plugins.releasereadiness.engine.criteria.Criterion;
import io.jenkins.plugins.releasereadiness.engine.criteria.Operator;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.DirectoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import io.jenkins.plugins.releasereadiness.engine.ledger.MemoryLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.record.GateContexts;
import io.jenkins.plugins.releasereadiness.engine.record.RecordFolder;
import io.jenkins.plugins.releasereadiness.engine.record.RecordWriter;
import io.jenkins.plugins.releasereadiness.engine.record.Reference;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.score.Recommendation;
import io.jenkins.plugins.releasereadiness.engine.score.Scorer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyReplayTest {
    @TempDir
    private Path folder;

    private static Policy policy(Criteria criteria) {
        return new PolicyBuilder()
                .category(category("security", 1))
                .question(question("q", "security", Severity.HIGH, criteria))
                .thresholds(100, 3)
                .build();
    }

    private static Policy atMostHigh(int high) {
        return policy(pass(atMost("scan", "high", String.valueOf(high))));
    }

    private Ledger ledger() throws IOException {
        Ledger ledger = Ledger.open(new MemoryLedgerStore(), Clock.fixed(NOW, ZoneOffset.UTC));
        writer(ledger)
                .started(
                        "alice",
                        "release-readiness 1",
                        new Release(
                                "shop",
                                Optional.of("1.4.0"),
                                Optional.empty(),
                                "shop #42",
                                Optional.empty(),
                                Optional.empty(),
                                Map.of()));
        return ledger;
    }

    private RecordWriter writer(Ledger ledger) {
        return new RecordWriter(ledger, BundleWriter.copyingLedger(ledger, new DirectoryBundleStore(folder)));
    }

    /** A release with so many findings, scored by a policy that allows 5. */
    private List<LedgerEntry> release(long high) throws IOException {
        Ledger ledger = ledger();
        writer(ledger).evidence("alice", present("scan", Map.of("high", high)), List.of());
        writer(ledger)
                .scorecard(
                        "alice",
                        new Scorer(atMostHigh(5))
                                .score(GateContexts.scoreInput(
                                        atMostHigh(5), RecordFolder.fold(ledger.entries()), NOW)));
        return ledger.entries();
    }

    @Test
    void countsWhatTheOtherPolicyWouldHaveBlocked() throws IOException {
        List<ReplayedRelease> releases = new ArrayList<>();
        for (int high = 0; high < 10; high++) {
            releases.add(PolicyReplay.of(atMostHigh(2)).replay(release(high)));
        }
        releases.add(PolicyReplay.of(atMostHigh(2)).replay(ledger().entries()));

        // 3 to 9 have more than 2; of those 3, 4 and 5 were within what was allowed then; one was never scored
        assertThat(ReplaySummary.of(releases))
                .isEqualTo(new ReplaySummary(10, 7, 3, 0, 1, new ReplaySummary.Gates(0, 0, 0, 0, 0)));
        assertThat(ReplaySummary.of(releases).sentence())
                .isEqualTo(
                        "would have blocked 7 of 10 releases: 3 newly blocked, 0 newly ready; 1 more were never scored");
    }

    @Test
    void aMilderPolicyLetsThroughWhatWasStopped() throws IOException {
        ReplayedRelease release = PolicyReplay.of(atMostHigh(9)).replay(release(7));

        assertThat(release.then()).contains(Recommendation.NEEDS_WORK);
        assertThat(release.now()).contains(Recommendation.READY);
        assertThat(release.reasons()).isEmpty();
        assertThat(ReplaySummary.of(List.of(release)).newlyReady()).isEqualTo(1);
    }

    @Test
    void evidenceThatTheRecordDoesNotHaveIsMissingAndSaidSo() throws IOException {
        ReplayedRelease release =
                PolicyReplay.of(policy(pass(atMost("other", "high", "0")))).replay(release(0));

        assertThat(release.blocked()).isTrue();
        assertThat(release.wasBlocked()).isFalse();
        assertThat(release.reasons()).isNotEmpty();
    }

    @Test
    void evidenceThatCameAfterTheScorecardDoesNotCount() throws IOException {
        Ledger ledger = ledger();
        writer(ledger).evidence("alice", present("scan", Map.of("high", 0L)), List.of());
        writer(ledger)
                .scorecard(
                        "alice",
                        new Scorer(atMostHigh(5))
                                .score(GateContexts.scoreInput(
                                        atMostHigh(5), RecordFolder.fold(ledger.entries()), NOW)));
        writer(ledger).evidence("alice", present("scan", Map.of("high", 50L)), List.of());

        assertThat(PolicyReplay.of(atMostHigh(5)).replay(ledger.entries()).blocked())
                .isFalse();
    }

    @Test
    void relativeCriteriaUseTheReferenceOfTheRecord() throws IOException {
        Policy noMore = policy(pass(criterion("scan", "high", Operator.LESS_OR_EQUAL, Criterion.Basis.PERCENT, "0")));
        Reference earlier = Reference.of(RecordFolder.fold(release(4)));
        Ledger ledger = ledger();
        writer(ledger).reference("alice", earlier);
        writer(ledger).evidence("alice", present("scan", Map.of("high", 4L)), List.of());
        writer(ledger)
                .scorecard(
                        "alice",
                        new Scorer(atMostHigh(5))
                                .score(GateContexts.scoreInput(
                                        atMostHigh(5), RecordFolder.fold(ledger.entries()), NOW)));

        assertThat(PolicyReplay.of(noMore).replay(ledger.entries()).blocked()).isFalse();
        assertThat(PolicyReplay.of(noMore).replay(release(4)).blocked())
                .as("a record without reference leaves the relative criterion missing")
                .isTrue();
    }

    @Test
    void anEmptyLedgerIsRefused() {
        assertThatThrownBy(() -> PolicyReplay.of(atMostHigh(1)).replay(List.of()))
                .isInstanceOf(IllegalStateException.class);
    }
}
