package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.steps.Mark;
import io.jenkins.plugins.releasereadiness.steps.RollbackOnSeverityStep;
import java.beans.Introspector;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.DataBoundSetter;

class RollbackOnSeverityConfigTest {
    @Test
    @WithJenkins
    void formAndSnippetKeepWhatWasConfigured(JenkinsRule jenkins) throws Exception {
        HealthProbe probe = new HealthProbe("https://shop.example.com/health");
        probe.setExpect("UP");
        probe.setMaxLatencyMs(800);
        RollbackOnSeverityStep step = new RollbackOnSeverityStep();
        step.setThreshold("medium");
        step.setHealthWindow("30m");
        step.setLevel("code");
        step.setMarkAs(Mark.UNSTABLE);
        step.setPreviousVersion("1.3.2");
        step.setIrreversible("orders: column dropped");
        step.setProbes(List.of(probe));

        RollbackOnSeverityStep bound = new StepConfigTester(jenkins).configRoundTrip(step);
        jenkins.assertEqualDataBoundBeans(step, bound);
        new SnippetizerTester(jenkins).assertRoundTrip(step, """
                        rollbackOnSeverity(healthWindow: '30m', irreversible: 'orders: column dropped', level: 'code', \
                        markAs: 'UNSTABLE', previousVersion: '1.3.2', probes: [healthProbe(expect: 'UP', maxLatencyMs: 800, \
                        url: 'https://shop.example.com/health')], threshold: 'medium') {
                            // some block
                        }""");
    }

    @ParameterizedTest
    @ValueSource(classes = {RollbackOnSeverityStep.class, HealthProbe.class})
    void everyFieldHasItsHelp(Class<?> type) {
        assertThat(Stream.concat(
                                Arrays.stream(type.getMethods())
                                        .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                                        .map(method -> Introspector.decapitalize(
                                                method.getName().substring("set".length()))),
                                Stream.of("url").filter(any -> type == HealthProbe.class))
                        .filter(field -> !hasHelp(type, field) && !hasHelp(type.getSuperclass(), field)))
                .isEmpty();
    }

    private static boolean hasHelp(Class<?> type, String field) {
        return type.getResource(type.getSimpleName() + "/help-" + field + ".html") != null;
    }

    @Test
    void wordsThatAreNoneAreRefused() {
        RollbackOnSeverityStep step = new RollbackOnSeverityStep();

        assertThatThrownBy(() -> step.setThreshold("awful")).hasMessageContaining("awful");
        assertThatThrownBy(() -> step.setLevel("everything")).hasMessageContaining("everything");
        assertThatThrownBy(() -> step.setHealthWindow("soon")).hasMessageContaining("soon");
    }
}
