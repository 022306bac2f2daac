package io.jenkins.plugins.releasereadiness.record;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Run;
import hudson.model.StreamBuildListener;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.record.Reference;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jenkins.branch.BranchProperty;
import jenkins.branch.BranchSource;
import jenkins.branch.DefaultBranchPropertyStrategy;
import jenkins.branch.NoTriggerBranchProperty;
import jenkins.scm.api.trait.SCMSourceTrait;
import jenkins.scm.impl.mock.MockSCMController;
import jenkins.scm.impl.mock.MockSCMDiscoverBranches;
import jenkins.scm.impl.mock.MockSCMDiscoverChangeRequests;
import jenkins.scm.impl.mock.MockSCMSource;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** In a multibranch project a branch without releases of its own is compared as its policy says. */
@WithJenkins
class ReferenceBranchesTest {
    private static final String[] RULE = {"master", "release/*"};

    private static JenkinsRule jenkins;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private MockSCMController repositories;
    private WorkflowMultiBranchProject project;

    @BeforeAll
    static void remember(JenkinsRule rule) {
        jenkins = rule;
    }

    @BeforeEach
    void create() throws Exception {
        repositories = MockSCMController.create();
        repositories.createRepository("shop");
        repositories.addFile(
                "shop", "master", "pipeline", "Jenkinsfile", "echo 'built'".getBytes(StandardCharsets.UTF_8));
        project = jenkins.createProject(WorkflowMultiBranchProject.class);
        SCMSourceTrait[] all = {new MockSCMDiscoverBranches(), new MockSCMDiscoverChangeRequests()};
        BranchSource source = new BranchSource(new MockSCMSource(repositories, "shop", all));
        source.setStrategy(new DefaultBranchPropertyStrategy(new BranchProperty[] {new NoTriggerBranchProperty()}));
        project.getSourcesList().add(source);
        scan();
    }

    @AfterEach
    void close() {
        repositories.close();
    }

    private void scan() throws Exception {
        project.scheduleBuild2(0).getFuture().get();
    }

    private WorkflowJob branch(String name) throws Exception {
        repositories.cloneBranch("shop", "master", name);
        scan();
        return project.getItemByBranchName(name);
    }

    private static WorkflowRun next(WorkflowJob branch) throws Exception {
        return jenkins.buildAndAssertSuccess(branch);
    }

    private RecordedRelease approved(WorkflowJob branch, String version) throws Exception {
        return RecordedRelease.of(next(branch), version, 1).decided("GO");
    }

    /** The version with which the next release of a branch is compared. */
    private Optional<String> compared(WorkflowJob branch, String... rule) throws Exception {
        return compared(next(branch), rule);
    }

    private Optional<String> compared(Run<?, ?> build, String... rule) throws Exception {
        TaskListener listener = new StreamBuildListener(log, StandardCharsets.UTF_8);
        return RecordedRelease.of(build, "9.9.9", 0, listener, rule)
                .record()
                .record()
                .flatMap(record -> record.reference())
                .map(Reference::release)
                .flatMap(Release::version);
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aNewBranchIsComparedWithTheLastApprovedReleaseOfTheBranchesThatThePolicyNames() throws Exception {
        WorkflowJob master = project.getItemByBranchName("master");
        WorkflowJob old = branch("release/1.0");
        WorkflowJob feature = branch("feature");
        approved(old, "1.0.1");
        approved(master, "1.1.0");
        approved(feature, "1.2.0");
        approved(master, "1.3.0").ended("ROLLED_BACK");

        assertThat(compared(branch("release/1.2"), RULE)).contains("1.1.0");
        assertThat(log()).contains("compared with the last approved one of the branch master: shop 1.1.0");
        assertThat(compared(branch("release/1.3"), "release/*")).contains("1.0.1");
        assertThat(compared(branch("release/1.4"), "trunk", "hotfix/**")).isEmpty();
        assertThat(log())
                .contains("Neither this branch nor one that the policy names for comparison (trunk, hotfix/**) has an");
    }

    @Test
    void withoutARuleOtherBranchesDoNotCount() throws Exception {
        approved(project.getItemByBranchName("master"), "1.0.0");

        assertThat(compared(branch("release/1.0"))).isEmpty();
    }

    @Test
    void theReleaseOfTheOwnBranchGoesFirst() throws Exception {
        WorkflowJob line = branch("release/1.0");
        approved(line, "1.0.0");
        approved(project.getItemByBranchName("master"), "2.0.0");

        assertThat(compared(line, RULE)).contains("1.0.0");
    }

    @Test
    void changeRequestsAreComparedButNeverWith() throws Exception {
        approved(project.getItemByBranchName("master"), "1.0.0");
        int number = repositories.openChangeRequest("shop", "master");
        scan();
        WorkflowJob proposal = project.getItem("CR-" + number);
        approved(proposal, "6.6.6");

        assertThat(compared(branch("release/1.1"), "**")).contains("1.0.0");
        int another = repositories.openChangeRequest("shop", "master");
        scan();
        assertThat(compared(project.getItem("CR-" + another), "**")).contains("1.0.0");
    }

    @Test
    void aRecordThatCannotBeReadIsNotReplacedByThatOfAnotherBranch() throws Exception {
        approved(branch("release/1.0"), "1.0.0");
        Run<?, ?> broken = approved(branch("release/1.1"), "1.1.0").build();
        Path ledger = broken.getRootDir().toPath().resolve("release-readiness/ledger.jsonl");
        Files.writeString(ledger, Files.readString(ledger).replace("\"high\":1", "\"high\":0"));
        broken.getParent().doReload();

        assertThat(compared(branch("release/1.2"), RULE)).isEmpty();
        assertThat(log()).contains("cannot be read, so there is nothing to compare this release with");
    }

    @Test
    void whatTheOtherBranchChangedInBetweenGoesOutToo() throws Exception {
        WorkflowJob master = project.getItemByBranchName("master");
        approved(master, "1.0.0");
        WorkflowRun between = next(master);
        WorkflowJob line = branch("release/1.1");
        WorkflowRun first = next(line);
        next(master);
        WorkflowRun now = next(line);

        assertThat(compared(now, RULE)).contains("1.0.0");
        List<Run<?, ?>> since = EarlierReleases.sinceLastApproved(now).toList();
        assertThat(since).containsExactly(now, first, between);
        now.reload();
        assertThat(EarlierReleases.sinceLastApproved(now)).as("after a restart").hasSize(3);
    }

    @Test
    void aRollbackCanGoBackToTheReleaseOfTheOtherBranch() throws Exception {
        WorkflowJob line = branch("release/1.1");
        Run<?, ?> other =
                approved(project.getItemByBranchName("master"), "1.0.0").build();
        WorkflowRun unapproved = next(line);
        RecordedRelease.of(unapproved, "1.1.0", 1);
        WorkflowRun now = next(line);

        assertThat(compared(now, RULE)).contains("1.0.0");
        assertThat(EarlierReleases.inProductionBefore(now))
                .extracting(EarlierReleases.Earlier::build)
                .containsExactly(unapproved, other);

        approved(line, "1.1.1");
        WorkflowRun later = next(line);
        assertThat(compared(later, RULE)).contains("1.1.1");
        assertThat(EarlierReleases.inProductionBefore(later))
                .as("its own releases once")
                .extracting(earlier -> earlier.build().getNumber())
                .containsExactly(3, 2, 1);
    }
}
