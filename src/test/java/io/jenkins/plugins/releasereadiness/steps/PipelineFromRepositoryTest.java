package io.jenkins.plugins.releasereadiness.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Util;
import hudson.model.Item;
import hudson.model.Result;
import hudson.scm.SCM;
import hudson.scm.SCMDescriptor;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.branch.BranchSource;
import jenkins.scm.api.SCMFile;
import jenkins.scm.api.SCMFileSystem;
import jenkins.scm.api.SCMRevision;
import jenkins.scm.api.SCMSource;
import jenkins.scm.api.SCMSourceDescriptor;
import jenkins.scm.impl.mock.MockSCM;
import jenkins.scm.impl.mock.MockSCMController;
import jenkins.scm.impl.mock.MockSCMDiscoverBranches;
import jenkins.scm.impl.mock.MockSCMHead;
import jenkins.scm.impl.mock.MockSCMSource;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowBranchProjectFactory;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class PipelineFromRepositoryTest {
    private static final String SCRIPT = "ci/release.groovy";
    private static final String POLICY =
            "version: 1\nname: own\nextends: ./policies/base.yml\ngates: {tests: {protected: true}}\n";
    private static final String GATE = """
            node {
              checkout scm
              writeFile file: 'reports/TEST-a.xml', text: '<testsuite name="a"><testcase classname="a" name="b"/></testsuite>'
              qualityGate 'tests'
            }
            """;

    private static MockSCMController repositories;

    private JenkinsRule jenkins;

    @BeforeEach
    void fill(JenkinsRule rule) throws IOException {
        jenkins = rule;
        repositories = MockSCMController.create();
        repositories.createRepository("shop");
        add("readiness.yml", POLICY);
        add("policies/base.yml", Policies4Tests.TESTS_AND_WORD);
    }

    @AfterEach
    void close() {
        repositories.close();
    }

    private void add(String path, String text) throws IOException {
        repositories.addFile("shop", "master", "change " + path, path, text.getBytes(StandardCharsets.UTF_8));
    }

    private WorkflowJob branch() throws Exception {
        WorkflowMultiBranchProject project = jenkins.createProject(WorkflowMultiBranchProject.class);
        WorkflowBranchProjectFactory factory = new WorkflowBranchProjectFactory();
        factory.setScriptPath(SCRIPT);
        project.setProjectFactory(factory);
        project.getSourcesList()
                .add(new BranchSource(new MockSCMSource(repositories, "shop", new MockSCMDiscoverBranches())));
        project.scheduleBuild2(0).getFuture().get();
        jenkins.waitUntilNoActivity();
        return project.getItem("master");
    }

    private WorkflowRun next(WorkflowJob branch, Result expected) throws Exception {
        return jenkins.assertBuildStatus(expected, branch.scheduleBuild2(0));
    }

    private static ReleaseRecord record(WorkflowRun run) throws IOException {
        return ReleaseRecords.find(run).orElseThrow().record().orElseThrow();
    }

    @Test
    void outsideOfNodeABranchReadsItsPolicyFromTheRepository() throws Exception {
        add(SCRIPT, "readinessScore(markAs: 'NOTE')");

        WorkflowRun run = branch().getLastBuild();

        jenkins.assertBuildStatus(Result.SUCCESS, run);
        jenkins.assertLogContains("Policy file readiness.yml read from the repository", run);
        assertThat(record(run).policy()).hasValueSatisfying(policy -> {
            assertThat(policy.name()).isEqualTo("own");
            assertThat(policy.files()).containsExactly("readiness.yml", "policies/base.yml");
        });
        assertThat(record(run).scorecard()).isPresent();
    }

    @Test
    void soDoesAJobWhoseScriptComesFromARepository() throws Exception {
        add(SCRIPT, "readinessScore(markAs: 'NOTE')");
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        CpsScmFlowDefinition definition =
                new CpsScmFlowDefinition(new MockSCM(repositories, "shop", new MockSCMHead("master"), null), SCRIPT);
        definition.setLightweight(true);
        job.setDefinition(definition);

        WorkflowRun run = next(job, Result.SUCCESS);

        assertThat(record(run).policy())
                .hasValueSatisfying(policy -> assertThat(policy.name()).isEqualTo("own"));
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws Exception {
        add(SCRIPT, "readinessScore(policy: 'other.yml')");

        WorkflowRun run = branch().getLastBuild();

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("the policy file other.yml was not found in the repository of this job", run);
    }

    @Test
    void aBuildThatChangesItsOwnScriptOrPolicyCannotPassAProtectedGate() throws Exception {
        add("src/Main.java", "class Main {}");
        add(SCRIPT, GATE);

        // to this repository everything is new in every build
        WorkflowRun run = branch().getLastBuild();

        String touched = "the change set of this build touches " + SCRIPT + ", policies/base.yml, readiness.yml";
        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("Warning: " + touched + "; it cannot pass a gate that is protected", run);
        jenkins.assertLogContains("gate tests FAILED: protected, " + touched, run);
        assertThat(record(run).unreviewed()).containsExactly(touched);
    }

    @Test
    void aGateThatIsNotProtectedOnlyWarns() throws Exception {
        add("readiness.yml", POLICY.replace("protected: true", "protected: false"));
        add(SCRIPT, GATE);

        WorkflowRun run = branch().getLastBuild();

        jenkins.assertBuildStatus(Result.SUCCESS, run);
        assertThat(record(run).unreviewed()).hasSize(1);
    }

    /** Reads the test's repository without a workspace, as plugins of version control systems do. */
    @TestExtension
    public static final class Lightweight extends SCMFileSystem.Builder {
        @Override
        public boolean supports(SCM source) {
            return source instanceof MockSCM;
        }

        @Override
        public boolean supports(SCMSource source) {
            return source instanceof MockSCMSource;
        }

        @Override
        protected boolean supportsDescriptor(SCMDescriptor descriptor) {
            return true;
        }

        @Override
        protected boolean supportsDescriptor(SCMSourceDescriptor descriptor) {
            return true;
        }

        @Override
        public SCMFileSystem build(Item owner, SCM scm, SCMRevision revision) throws IOException, InterruptedException {
            Path folder = Files.createTempDirectory("repository");
            repositories.checkout(folder.toFile(), "shop", "master");
            return new SCMFileSystem(revision) {
                @Override
                public long lastModified() {
                    return 0;
                }

                @Override
                public SCMFile getRoot() {
                    return new Node(folder);
                }

                @Override
                public void close() throws IOException {
                    Util.deleteRecursive(folder.toFile());
                }
            };
        }
    }

    private static final class Node extends SCMFile {
        private final Path path;

        Node(Path folder) {
            path = folder;
        }

        Node(Node parent, String name) {
            super(parent, name);
            path = parent.path.resolve(name);
        }

        @Override
        protected SCMFile newChild(String name, boolean assumeIsDirectory) {
            return new Node(this, name);
        }

        @Override
        public Iterable<SCMFile> children() {
            return List.of();
        }

        @Override
        public long lastModified() {
            return 0;
        }

        @Override
        protected Type type() {
            return Files.isDirectory(path) ? Type.DIRECTORY : Files.exists(path) ? Type.REGULAR_FILE : Type.NONEXISTENT;
        }

        @Override
        public InputStream content() throws IOException {
            return Files.newInputStream(path);
        }
    }
}
