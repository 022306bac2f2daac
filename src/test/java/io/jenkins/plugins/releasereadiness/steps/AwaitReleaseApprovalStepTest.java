package io.jenkins.plugins.releasereadiness.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.FormValidation;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class AwaitReleaseApprovalStepTest {
    private static JenkinsRule j;

    @BeforeAll
    static void open(JenkinsRule rule) {
        j = rule;
    }

    @Test
    void snippetSaysOnlyWhatIsNotTheDefault() throws Exception {
        SnippetizerTester tester = new SnippetizerTester(j);
        tester.assertRoundTrip(new AwaitReleaseApprovalStep(), "awaitReleaseApproval()");
        AwaitReleaseApprovalStep step = new AwaitReleaseApprovalStep();
        step.setApprovers("group:release-managers:2");
        step.setDeadline("24h");
        step.setPropagate(false);
        tester.assertRoundTrip(
                step, "awaitReleaseApproval approvers: 'group:release-managers:2', deadline: '24h', propagate: false");
    }

    @Test
    void formKeepsEveryField() throws Exception {
        AwaitReleaseApprovalStep step = new AwaitReleaseApprovalStep();
        step.setMessage("Go?");
        step.setApprovers("group:qa\nuser:alice");
        step.setDeadline("7d");
        step.setMinReasonLength(12);
        step.setRequiredGates("staging-validation, smoke");
        step.setNotes("Faster search");
        step.setStagingUrl("https://staging.example/");
        step.setConcerns("New index\nNew cache");
        step.setSupersede(false);
        step.setPropagate(false);

        AwaitReleaseApprovalStep after = new StepConfigTester(j).configRoundTrip(step);

        j.assertEqualDataBoundBeans(step, after);
        assertThat(after.getConcerns()).isEqualToNormalizingNewlines(step.getConcerns());
        assertThat(after.getRequiredGates()).isEqualTo("staging-validation, smoke");
    }

    @Test
    void formTellsMistakesWhileTyping() {
        AwaitReleaseApprovalStep.DescriptorImpl form =
                j.jenkins.getDescriptorByType(AwaitReleaseApprovalStep.DescriptorImpl.class);
        assertThat(form.doCheckApprovers("group:qa:2\nuser:alice").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(form.doCheckApprovers("alice").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(form.doCheckDeadline("").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(form.doCheckDeadline("24h").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(form.doCheckDeadline("soon").kind).isEqualTo(FormValidation.Kind.ERROR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message",
                "approvers",
                "deadline",
                "minReasonLength",
                "requiredGates",
                "notes",
                "stagingUrl",
                "concerns",
                "supersede",
                "propagate"
            })
    void everyFieldHasHelp(String field) {
        assertThat(AwaitReleaseApprovalStep.class.getResource("AwaitReleaseApprovalStep/help-" + field + ".html"))
                .isNotNull();
    }
}
