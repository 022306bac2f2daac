package io.jenkins.plugins.releasereadiness.config;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.FormValidation;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ReleaseReadinessConfigurationTest {
    private static final String POLICY = "version: 1\nextends: production-readiness\nname: payments\n";

    private JenkinsRule jenkins;
    private ReleaseReadinessConfiguration configuration;

    @BeforeEach
    void remember(JenkinsRule rule) {
        jenkins = rule;
        configuration = ReleaseReadinessConfiguration.get();
    }

    @Test
    void formKeepsEverything() throws Exception {
        configuration.setOverallMinimum("85");
        configuration.setCategoryMinima(List.of(new CategoryMinimum("security", "95")));
        configuration.setMandatoryQuestions("security.authentication\ndata.backup");
        configuration.setMandatoryGates("staging-validation");
        configuration.setMaxWaivers("2");
        configuration.setApprovalRules("group:release-managers:2");
        configuration.setTrustNamedSecondPerson(true);
        configuration.setMinApprovers(2);
        configuration.setMinReasonLength(20);
        configuration.setExcludeStarter(true);
        configuration.setExcludeAuthors(true);
        configuration.setExcludePolicyEditors(true);
        configuration.setDefaultPolicy("payments");
        configuration.setPolicies(List.of(new NamedPolicy("payments", POLICY)));
        configuration.setArchiveFolder("evidence/of-release");
        configuration.setKeepApproved(true);

        jenkins.configRoundtrip();

        assertThat(configuration.getOverallMinimum()).isEqualTo("85");
        assertThat(configuration.getCategoryMinima()).singleElement().satisfies(minimum -> {
            assertThat(minimum.getCategory()).isEqualTo("security");
            assertThat(minimum.getMinimum()).isEqualTo("95");
        });
        assertThat(configuration.getMandatoryQuestions().lines())
                .containsExactly("security.authentication", "data.backup");
        assertThat(configuration.getMandatoryGates()).isEqualTo("staging-validation");
        assertThat(configuration.getMaxWaivers()).isEqualTo("2");
        assertThat(configuration.getApprovalRules()).isEqualTo("group:release-managers:2");
        assertThat(configuration.getMinApprovers()).isEqualTo(2);
        assertThat(configuration.getMinReasonLength()).isEqualTo(20);
        assertThat(configuration.isTrustNamedSecondPerson()).isTrue();
        assertThat(configuration.isExcludeStarter()).isTrue();
        assertThat(configuration.isExcludeAuthors()).isTrue();
        assertThat(configuration.isExcludePolicyEditors()).isTrue();
        assertThat(configuration.getDefaultPolicy()).isEqualTo("payments");
        assertThat(configuration.policy("payments"))
                .hasValueSatisfying(policy -> assertThat(policy.getYaml().lines())
                        .containsExactlyElementsOf(POLICY.lines().toList()));
        assertThat(configuration.getArchiveFolder()).isEqualTo("evidence/of-release");
        assertThat(configuration.isKeepApproved()).isTrue();
    }

    @Test
    void emptiedListsBecomeEmpty() throws Exception {
        configuration.setPolicies(List.of(new NamedPolicy("payments", POLICY)));
        configuration.setCategoryMinima(List.of(new CategoryMinimum("security", "95")));
        jenkins.configRoundtrip();
        assertThat(configuration.getPolicies()).hasSize(1);

        configuration.setPolicies(List.of());
        configuration.setCategoryMinima(List.of());
        jenkins.configRoundtrip();

        assertThat(configuration.getPolicies()).isEmpty();
        assertThat(configuration.getCategoryMinima()).isEmpty();
    }

    @Test
    void mistakesInANamedPolicyAreNamedWithTheirPlace() {
        FormValidation found = new NamedPolicy.DescriptorImpl().doCheckYaml("version: 1\nqestions: {}\n", "payments");

        assertThat(found.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(found.getMessage())
                .contains("policy &#039;payments&#039;:2:1")
                .contains("questions");
    }
}
