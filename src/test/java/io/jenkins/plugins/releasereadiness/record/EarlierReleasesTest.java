package io.jenkins.plugins.releasereadiness.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hudson.model.FreeStyleProject;
import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.record.Reference;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.release.Bump;
import io.jenkins.plugins.releasereadiness.engine.release.Changes;
import io.jenkins.plugins.releasereadiness.engine.release.Commit;
import io.jenkins.plugins.releasereadiness.engine.report.EvidenceDiff;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.FakeChangeLogSCM;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class EarlierReleasesTest {
    private static JenkinsRule jenkins;

    private FreeStyleProject job;

    @BeforeAll
    static void remember(JenkinsRule rule) {
        jenkins = rule;
    }

    @BeforeEach
    void create() throws Exception {
        job = jenkins.createFreeStyleProject();
    }

    /** A build with a release of that version and so many findings; decided and rolled back if that is said. */
    private Run<?, ?> release(String version, long high, String decision, String rollback) throws Exception {
        return RecordedRelease.of(jenkins.buildAndAssertSuccess(job), version, high)
                .decided(decision)
                .ended(rollback)
                .build();
    }

    private static ReleaseRecord record(Run<?, ?> run) throws Exception {
        return ReleaseRecords.find(run).orElseThrow().record().orElseThrow();
    }

    private static Optional<String> reference(Run<?, ?> run) throws Exception {
        return record(run).reference().map(Reference::release).flatMap(Release::version);
    }

    @Test
    void theFirstReleaseHasNothingToCompareWith() throws Exception {
        Run<?, ?> first = release("1.0.0", 0, "", "");

        assertThat(reference(first)).isEmpty();
        HtmlPage page = jenkins.createWebClient().getPage(first, "release-readiness/");
        assertThat(page.asNormalizedText()).contains(EvidenceDiff.NOTHING);
    }

    @Test
    void theReferenceIsTheLastReleaseThatWasApprovedAndStayed() throws Exception {
        release("1.0.0", 4, "GO", "");
        release("1.1.0", 3, "GO", "ROLLED_BACK");
        release("1.2.0", 2, "NO_GO", "");
        release("1.3.0", 1, "", "");
        jenkins.buildAndAssertSuccess(job);
        Run<?, ?> now = release("1.4.0", 6, "", "");

        assertThat(reference(now)).contains("1.0.0");
        assertThat(EvidenceDiff.of(record(now)).findings())
                .contains(new EvidenceDiff.FindingChange("high", 4, 6, 2, 0));
        HtmlPage page = jenkins.createWebClient().getPage(now, "release-readiness/");
        assertThat(page.asNormalizedText()).contains("Compared with shop 1.0.0", "The policy is the same as then.");
        String rest = jenkins.createWebClient()
                .goTo(now.getUrl() + "release-readiness/api/json", "application/json")
                .getWebResponse()
                .getContentAsString();
        assertThat(rest).contains("\"sinceLastApproved\"").contains("\"version\":\"1.0.0\"");
    }

    @Test
    void whatWasCopiedStaysWhenTheEarlierBuildGoes() throws Exception {
        Run<?, ?> earlier = release("1.0.0", 4, "GO", "");
        Run<?, ?> now = release("1.1.0", 4, "", "");
        earlier.keepLog(false);
        earlier.delete();

        assertThat(reference(now)).contains("1.0.0");
        assertThat(reference(release("1.2.0", 4, "", ""))).isEmpty();
    }

    @Test
    void changesAreThoseOfAllBuildsSinceTheReleaseThatRuns() throws Exception {
        FakeChangeLogSCM scm = new FakeChangeLogSCM();
        job.setScm(scm);
        scm.addChange().withAuthor("alice").withMsg("feat: long released");
        release("1.0.0", 4, "GO", "");
        scm.addChange().withAuthor("bob").withMsg("fix: taken back with its release");
        release("1.1.0", 4, "GO", "ROLLED_BACK");
        scm.addChange().withAuthor("carol").withMsg("feat!: drop the old list");
        jenkins.buildAndAssertSuccess(job);
        scm.addChange().withAuthor("bob").withMsg("tidy up");
        Run<?, ?> now = release("1.2.0", 4, "", "");

        Changes changes = new ChangesOfBuild(now, Secrets.NONE).find(Optional.empty(), Optional.of("CHANGELOG.md"));

        assertThat(changes.commits())
                .extracting(Commit::author, Commit::subject, Commit::breaking)
                .containsExactlyInAnyOrder(
                        tuple("carol", "drop the old list", true),
                        tuple("bob", "tidy up", false),
                        tuple("bob", "taken back with its release", false));
        assertThat(changes.bump()).contains(Bump.MAJOR);
    }

    @Test
    void aRecordThatCannotBeReadIsNotReplacedByAnOlderOne() throws Exception {
        release("1.0.0", 4, "GO", "");
        Run<?, ?> broken = release("1.1.0", 4, "GO", "");
        Path ledger = broken.getRootDir().toPath().resolve("release-readiness/ledger.jsonl");
        Files.writeString(ledger, Files.readString(ledger).replace("\"high\":4", "\"high\":0"));
        job.doReload();

        assertThat(reference(release("1.2.0", 4, "", ""))).isEmpty();
    }
}
