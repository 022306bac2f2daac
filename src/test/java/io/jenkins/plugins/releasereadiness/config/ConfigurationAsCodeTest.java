package io.jenkins.plugins.releasereadiness.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.misc.junit.jupiter.AbstractRoundTripTest;
import io.jenkins.plugins.casc.misc.junit.jupiter.WithJenkinsConfiguredWithCode;
import io.jenkins.plugins.casc.yaml.YamlSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

@WithJenkinsConfiguredWithCode
class ConfigurationAsCodeTest extends AbstractRoundTripTest {
    @Override
    protected String configResource() {
        return "configuration.yml";
    }

    @Override
    protected String stringInLogExpected() {
        return ".overallMinimum = 85";
    }

    @Override
    protected void assertConfiguredAsExpected(JenkinsRule j, String configContent) {
        ReleaseReadinessConfiguration configuration = ReleaseReadinessConfiguration.get();
        assertThat(configuration.getOverallMinimum()).isEqualTo("85");
        assertThat(configuration.getCategoryMinima())
                .extracting(CategoryMinimum::getCategory)
                .containsExactly("security");
        assertThat(configuration.getMandatoryQuestions().lines())
                .containsExactly("security.authentication", "data.backup");
        assertThat(configuration.getMinApprovers()).isEqualTo(2);
        assertThat(configuration.isTrustNamedSecondPerson()).isTrue();
        assertThat(configuration.isExcludeStarter()).isTrue();
        assertThat(configuration.isExcludeAuthors()).isFalse();
        assertThat(configuration.policy("payments")).isPresent();
        assertThat(configuration.getArchiveFolder()).isEqualTo("release-records");
        assertThat(configuration.isKeepApproved()).isTrue();
        NotificationConfiguration notifications = NotificationConfiguration.get();
        assertThat(notifications.webhook("ops"))
                .get()
                .extracting(Webhook::getUrl, Webhook::getCredentialsId)
                .containsExactly("https://events.example.com/hook", "hook-secret");
        assertThat(notifications.mailAddresses()).containsExactly("ops@example.com");
        assertThat(notifications.isMailApprovers()).isTrue();
        assertThat(configuration.getProof().getSigningKey()).isEqualTo("release-signing-key");
        assertThat(configuration.getProof().isMustSign()).isTrue();
        assertThat(configuration.getProof().getKeepApprovedDays()).isEqualTo(1095);
        assertThat(configuration.getProof().getMaxEvidenceMegabytes()).isEqualTo(500);
    }

    @Test
    void exportIsWhatCanBeImported(JenkinsRule j) throws Exception {
        ConfigurationAsCode.get()
                .configure(getClass().getResource(configResource()).toExternalForm());
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        ReleaseReadinessConfiguration.get().setOverallMinimum("10");
        ReleaseReadinessConfiguration.get().setPolicies(List.of());

        String text = exported.toString(StandardCharsets.UTF_8);
        String own = "unclassified:\n"
                + text.substring(text.indexOf("  releaseReadiness:"))
                        .lines()
                        .takeWhile(line -> line.startsWith("  releaseReadiness:") || line.startsWith("    "))
                        .collect(Collectors.joining("\n"));
        ConfigurationAsCode.get()
                .configureWith(YamlSource.of(new ByteArrayInputStream(own.getBytes(StandardCharsets.UTF_8))));

        assertConfiguredAsExpected(j, own);
    }
}
