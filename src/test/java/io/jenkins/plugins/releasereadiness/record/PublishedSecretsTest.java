package io.jenkins.plugins.releasereadiness.record;

import static io.jenkins.plugins.releasereadiness.record.ProofScene.download;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.job;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.keep;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.text;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.verify;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.PasswordParameterDefinition;
import hudson.model.PasswordParameterValue;
import hudson.util.Secret;
import io.jenkins.plugins.releasereadiness.engine.verify.MemoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.verify.VerificationReport;
import io.jenkins.plugins.releasereadiness.ui.ReleasePage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a build knows to be secret is in nothing that is published. */
@WithJenkins
class PublishedSecretsTest {
    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule j) {
        jenkins = j;
    }

    @AfterEach
    void reset() throws IOException {
        ProofScene.reset();
    }

    @Test
    void secretsOfTheBuildAreInNoPublishedFile() throws Exception {
        String secret = "s3cr<t&\"token\"/7";
        WorkflowJob job = job("""
                writeFile file: 'unit.xml', text: '''<testsuite name="a" tests="1"><testcase name="b" classname="c"/>\
                <system-out>s3cr&lt;t&amp;"token"/7</system-out></testsuite>'''
                readinessScore markAs: 'NOTE', version: "1.0-${params.TOKEN}", attestations: [
                  [question: 'quality.docs', by: 'alice', reason: "because ${params.TOKEN} said so"]]
                """);
        job.addProperty(
                new ParametersDefinitionProperty(new PasswordParameterDefinition("TOKEN", Secret.fromString(""), "")));
        WorkflowRun run = jenkins.assertBuildStatusSuccess(
                job.scheduleBuild2(0, new ParametersAction(new PasswordParameterValue("TOKEN", secret))));

        MemoryBundleStore bundle = download(run);
        assertThat(bundle.files).isNotEmpty();
        bundle.files.forEach((name, content) -> assertThat(new String(content, StandardCharsets.UTF_8))
                .as(name)
                .doesNotContain(secret, "s3cr&lt;t", "s3cr\\u003ct", "s3cr<t"));
        assertThat(new String(bundle.files.get("ledger.jsonl"), StandardCharsets.UTF_8))
                .contains("1.0-****");
        assertThat(bundle.files.keySet()).noneMatch(name -> name.endsWith("unit.xml"));
        jenkins.assertLogContains("unit.xml is not archived, only its SHA-256 is recorded: a secret", run);
        assertThat(verify(bundle).deviations()).isEmpty();
    }

    /**
     * The secrets are given to a block that has ended when the evidence is read; what its steps left in files, and what the
     * script kept, is recognised all the same.
     */
    @Test
    void secretsThatWithCredentialsGaveToEarlierStepsAreInNoPublishedFileAndOnNoPage() throws Exception {
        String token = "tok<&>en-\"7\"/x";
        String password = "correct/horse'battery";
        keep(text("api-token", token));
        keep(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "login", "", "deployer", password));
        String basic = Base64.getEncoder().encodeToString(("deployer:" + password).getBytes(StandardCharsets.UTF_8));
        WorkflowJob job = job("""
                def kept
                withCredentials([string(credentialsId: 'api-token', variable: 'TOKEN'),
                    usernamePassword(credentialsId: 'login', usernameVariable: 'NAME', passwordVariable: 'WORD')]) {
                  kept = env.TOKEN + ' and ' + env.WORD
                  def xml = env.TOKEN.replace('&', '&amp;').replace('<', '&lt;')
                  writeFile file: 'unit.xml', text: \"\"\"<testsuite name="a" tests="1"><testcase name="b" classname="c"/>\
                <system-out>${xml}</system-out></testsuite>\"\"\"
                  writeFile file: 'app.jar', text: "Authorization: Basic " + '%s'
                }
                readinessScore markAs: 'NOTE', version: "1.0-${kept}", attestations: [
                  [question: 'quality.docs', by: 'alice', reason: "because ${kept} said so"]]
                qualityGate 'green'
                """.formatted(basic));

        WorkflowRun run = jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0));

        MemoryBundleStore bundle = download(run);
        // The middle of the login in base64, where no character depends on what stands before or after it.
        List<String> forms = List.of(
                token,
                "tok&lt;&amp;",
                "tok\\u003c",
                "tok<&",
                password,
                "horse'b",
                "horse&#39;b",
                basic.substring(15, 30));
        bundle.files.forEach((name, content) ->
                assertThat(new String(content, StandardCharsets.UTF_8)).as(name).doesNotContain(forms));
        assertThat(new String(bundle.files.get("ledger.jsonl"), StandardCharsets.UTF_8))
                .contains("1.0-**** and ****", "because **** and **** said so");
        JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false);
        for (String page : List.of("", "report/")) {
            assertThat(client.getPage(run, ReleasePage.URL_NAME + "/" + page)
                            .getWebResponse()
                            .getContentAsString())
                    .as("page '%s'", page)
                    .contains("1.0-****")
                    .doesNotContain(forms);
        }
        // A masked copy would have another digest than what was read, so there is none; the digest is told.
        assertThat(bundle.files.keySet()).noneMatch(name -> name.startsWith("evidence/"));
        jenkins.assertLogContains("unit.xml is not archived, only its SHA-256 is recorded: a secret", run);
        jenkins.assertLogContains("app.jar is not archived, only its SHA-256 is recorded: a secret", run);
        VerificationReport report = verify(bundle);
        assertThat(report.deviations()).isEmpty();
        assertThat(report.notProven()).anyMatch(sentence -> sentence.contains("unit.xml"));
        assertThat(Files.readString(run.getRootDir().toPath().resolve("build.xml")))
                .as("the build has ended and needs to know them no more")
                .doesNotContain("<secrets>");
    }
}
