package io.jenkins.plugins.releasereadiness.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.HudsonPrivateSecurityRealm;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.releasereadiness.engine.approval.Exclusion;
import io.jenkins.plugins.releasereadiness.engine.quorum.Keys;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who somebody is to an approval. */
@WithJenkins
class ApprovalIdentityTest {
    private static JenkinsRule j;
    private static ApprovalScene scene;

    @BeforeAll
    static void open(JenkinsRule rule) {
        j = rule;
        scene = ApprovalScene.in(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "admin, ADMIN, true",
        "admin, adm\u0131n, false", // dotless i
        "admin, adm\u0130n, false", // dotted capital i
        "kim, \u212aim, false", // Kelvin sign, which lower case makes a k
        "alice, \u0430lice, false", // Cyrillic a
        "alice, bob, false",
    })
    void lettersThatLookAlikeAreNotTheSamePerson(String one, String other, boolean same) {
        Keys keys = Identity.keys();
        assertThat(keys.user(one).equals(keys.user(other))).isEqualTo(same);
    }

    @Test
    void visitorsAndTheSystemAreNobody() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval()");
        assertThat(Identity.of(Jenkins.ANONYMOUS2, run).isAnonymous()).isTrue();
        assertThat(Identity.of(ACL.SYSTEM2, run).isAnonymous()).isTrue();
        Voter alice = Identity.of(User.getOrCreateByIdOrFullName("alice").impersonate2(), run);
        assertThat(alice.isAnonymous()).isFalse();
        assertThat(alice.groups()).contains("release-managers");
        assertThat(alice.mayBuild()).isTrue();
        scene.approve(ApprovalScene.ALICE, run);
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
    }

    @Test
    void whoStartedTheUpstreamBuildStartedThisOne() throws Exception {
        WorkflowJob upstream = scene.job("echo 'built'");
        WorkflowRun first =
                j.assertBuildStatusSuccess(upstream.scheduleBuild2(0, ApprovalScene.startedBy(ApprovalScene.ALICE)));
        WorkflowRun run = scene.ask(
                scene.job("semaphore 'record'; awaitReleaseApproval()"),
                new CauseAction(new Cause.UpstreamCause((Run<?, ?>) first)));

        WebResponse refused = scene.approve(ApprovalScene.ALICE, run);

        assertThat(refused.getContentAsString()).contains("\"starter\"");
        scene.approve(ApprovalScene.BOB, run);
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
    }

    @Test
    void whoStartedTheReplayedBuildStartedTheReplayToo() throws Exception {
        WorkflowJob job = scene.job("semaphore 'record'; awaitReleaseApproval()");
        WorkflowRun original = scene.ask(job);
        scene.approve(ApprovalScene.ALICE, original);
        j.assertBuildStatusSuccess(j.waitForCompletion(original));

        WorkflowRun replay = scene.replayed(original, original.getAction(ReplayAction.class));

        assertThat(ApprovalScene.state(replay).request().excluded())
                .containsEntry(Identity.keys().user(ApprovalScene.STARTER), Exclusion.STARTER);
        scene.approve(ApprovalScene.BOB, replay);
        j.assertBuildStatusSuccess(j.waitForCompletion(replay));
    }

    @Test
    void ruleNamesPeopleWhoMayNotBuild() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval(approvers: 'user:reader')");
        scene.click(ApprovalScene.READER, run, "proceed", "Signed off by compliance");
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        assertThat(ApprovalScene.state(run).approvals().get(0).voter().groups()).isEqualTo(Set.of());
    }

    @Test
    void whoLastChangedThePolicyMayNotApprove() throws Exception {
        ScriptScm scm = new ScriptScm("semaphore 'record'; awaitReleaseApproval()");
        scm.addChange().withAuthor("bob").withPath("src/Main.java").withMsg("Faster search");
        scm.addChange().withAuthor("alice").withPath("readiness.yml").withMsg("Lower the bar");
        scene.withPolicy(ApprovalScene.POLICY.replace("approval: {", "approval: {exclude: {authors: false}, "));
        WorkflowJob job = j.createProject(WorkflowJob.class, "policies");
        job.setDefinition(new CpsScmFlowDefinition(scm, "Jenkinsfile"));
        WorkflowRun run = scene.ask(job);
        scene.withPolicy(ApprovalScene.POLICY);

        WebResponse refused = scene.approve(ApprovalScene.ALICE, run);

        assertThat(refused.getContentAsString()).contains("\"policy-editor\"");
        assertThat(scene.approve(ApprovalScene.BOB, run).getStatusCode())
                .as("authors of other files are not excluded here")
                .isEqualTo(200);
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
    }

    @Test
    void voteOfSomebodyWhoLeftTheGroupNoLongerDecides() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval(approvers: 'group:release-managers:2')");
        scene.approve(ApprovalScene.ALICE, run);
        JenkinsRule.DummySecurityRealm later = j.createDummySecurityRealm();
        later.addGroups(ApprovalScene.BOB, "release-managers");
        later.addGroups("carol", "release-managers");
        SecurityRealm before = j.jenkins.getSecurityRealm();
        j.jenkins.setSecurityRealm(later);
        try {
            assertThat(scene.approve(ApprovalScene.BOB, run).getStatusCode()).isEqualTo(200);
            assertThat(ApprovalScene.state(run).settled()).isFalse();
            j.assertLogContains("a vote no longer counts: alice is no longer one of (group:release-managers):2.", run);
            assertThat(ApprovalScene.state(run).approvers())
                    .extracting(Voter::id)
                    .containsExactly("bob");

            assertThat(scene.approve("carol", run).getStatusCode()).isEqualTo(200);
            j.assertBuildStatusSuccess(j.waitForCompletion(run));
        } finally {
            j.jenkins.setSecurityRealm(before);
        }
    }

    @Test
    void voteOfSomebodyWhoIsGoneNoLongerDecides() throws Exception {
        SecurityRealm before = j.jenkins.getSecurityRealm();
        HudsonPrivateSecurityRealm realm = new HudsonPrivateSecurityRealm(false, false, null);
        j.jenkins.setSecurityRealm(realm);
        try {
            for (String id : List.of("alice", "bob", "carol")) {
                realm.createAccount(id, id);
            }
            WorkflowRun run = scene.ask("awaitReleaseApproval(approvers: '(user:alice, user:bob, user:carol):2')");
            assertThat(scene.approve(ApprovalScene.ALICE, run).getStatusCode()).isEqualTo(200);
            User.getById("alice", false).delete();

            scene.approve(ApprovalScene.BOB, run);

            assertThat(ApprovalScene.state(run).settled()).isFalse();
            j.assertLogContains("a vote no longer counts: The security realm no longer knows alice.", run);
            scene.approve("carol", run);
            j.assertBuildStatusSuccess(j.waitForCompletion(run));
        } finally {
            j.jenkins.setSecurityRealm(before);
        }
    }

    @Test
    void voteOfSomebodyWhoseAccountIsDisabledNoLongerDecides() throws Exception {
        SecurityRealm before = j.jenkins.getSecurityRealm();
        PeopleRealm realm = new PeopleRealm();
        j.jenkins.setSecurityRealm(realm);
        try {
            WorkflowRun run = scene.ask("awaitReleaseApproval(approvers: '(user:alice, user:bob, user:carol):2')");
            scene.approve(ApprovalScene.ALICE, run);
            realm.disable(ApprovalScene.ALICE);

            scene.approve(ApprovalScene.BOB, run);

            assertThat(ApprovalScene.state(run).settled()).isFalse();
            j.assertLogContains("a vote no longer counts: The account of alice is disabled.", run);
            scene.approve("carol", run);
            j.assertBuildStatusSuccess(j.waitForCompletion(run));
        } finally {
            j.jenkins.setSecurityRealm(before);
        }
    }
}
