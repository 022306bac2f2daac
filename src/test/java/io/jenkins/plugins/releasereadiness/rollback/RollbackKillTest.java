package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.ledger.DirectoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.rollback.FakeService;
import io.jenkins.plugins.releasereadiness.engine.verify.BundleVerifier;
import io.jenkins.plugins.releasereadiness.record.RecordListener;
import io.jenkins.plugins.releasereadiness.record.RecordSummary;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecordAction;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * The process of the controller is killed, without a word to it, in each phase of a rollback. Afterwards the body has run
 * exactly once, the record is complete, and nothing was announced twice. One moment is different, and can be no other: a
 * process that dies between storing that the rollback starts and starting it leaves open whether it ran, so it is not run.
 */
class RollbackKillTest {
    @RegisterExtension
    private final RealJenkinsExtension real = new RealJenkinsExtension().withTimeout(0);

    @TempDir
    private Path folder;

    private FakeService service;
    private Path ran;

    @BeforeEach
    void start() throws IOException {
        service = new FakeService();
        service.become(FakeService.Mood.BROKEN);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void killWhileTheBodyRuns() throws Throwable {
        real.startJenkins();
        kill(Moment.EXECUTING);
        assertRolledBackOnce(Moment.EXECUTING);
    }

    @Test
    @Tag("long")
    void killInEveryOtherPhase() throws Throwable {
        real.startJenkins();
        for (Moment moment : Moment.values()) {
            if (moment == Moment.EXECUTING || moment == Moment.ABOUT_TO_START) {
                continue;
            }
            service.become(FakeService.Mood.BROKEN);
            kill(moment);
            assertRolledBackOnce(moment);
        }
    }

    @Test
    @Tag("long")
    void killBetweenStoringThatTheRollbackStartsAndStartingItIsTakenForARollbackThatMayHaveRun() throws Throwable {
        real.startJenkins();
        kill(Moment.ABOUT_TO_START);
        assertThat(real.runRemotely(RollbackKillTest::finish, Moment.ABOUT_TO_START.name()))
                .startsWith("UNKNOWN");
        assertThat(ran).as("the body").doesNotExist();
        assertComplete(Moment.ABOUT_TO_START);
        assertThat(announcements(Moment.ABOUT_TO_START))
                .filteredOn(text -> text.contains("a restart interrupted the rollback"))
                .hasSize(1);
    }

    /** When the process dies. */
    private enum Moment {
        WATCHING("watching", "critical", ""),
        ASKING("asking", "high", "decideWithin: '3s',"),
        HOTFIX("hotfix", "medium", "threshold: 'medium',"),
        GUARDS("guards", "critical", ""),
        ABOUT_TO_START("executing", "critical", "verify: false,"),
        EXECUTING("executing", "critical", ""),
        VERIFYING("verifying", "critical", ""),
        DONE("done", "critical", "");

        private final String phase;
        private final String severity;
        private final String arguments;

        Moment(String phase, String severity, String arguments) {
            this.phase = phase;
            this.severity = severity;
            this.arguments = arguments;
        }

        /** Phases that last for the blink of an eye: the process ends itself when it writes of them. */
        boolean brief() {
            return this == GUARDS || this == ABOUT_TO_START || this == DONE;
        }

        String job() {
            return "shop-" + name();
        }
    }

    private void kill(Moment moment) throws Throwable {
        ran = folder.resolve(moment.name());
        if (moment == Moment.WATCHING) {
            service.become(FakeService.Mood.HEALTHY);
        }
        if (moment != Moment.VERIFYING) {
            service.healedBy(ran);
        }
        String script = """
                rollbackOnSeverity(%s healthWindow: '1h', interval: '1s', failureLimit: 1, markAs: 'NOTE',
                    previousVersion: '1.3.2', previousApproval: 'CHG-7',
                    probes: [healthProbe(url: '%s', expect: 'UP', severity: '%s')]) {
                  node { sh 'echo ran >> "%s"; sleep %d' }
                }
                """.formatted(
                        moment.arguments, service.url(), moment.severity, ran, moment == Moment.EXECUTING ? 15 : 0);
        try {
            real.runRemotely(RollbackKillTest::begin, moment.name(), script, moment.brief() ? moment.phase : "");
        } catch (Exception | AssertionError e) {
            // A process that ends itself gives no answer.
            assertThat(moment.brief()).as("%s: %s", moment, e).isTrue();
        }
        for (int tries = 0; !reached(moment); tries++) {
            assertThat(tries).as("%s is reached", moment).isLessThan(6000);
            Thread.sleep(20);
        }
        real.stopJenkinsForcibly();
        service.healedBy(ran);
        if (moment == Moment.WATCHING) {
            service.become(FakeService.Mood.BROKEN);
        } else if (moment == Moment.VERIFYING) {
            service.become(FakeService.Mood.HEALTHY);
        }
        real.startJenkins();
    }

    private boolean reached(Moment moment) throws IOException {
        if (moment.brief()) {
            return !real.isAlive();
        }
        boolean begun = moment != Moment.EXECUTING || Files.exists(ran);
        return begun && moment.phase.equals(phase(moment));
    }

    /** Where the watch is, as the file tells; empty while there is none. */
    private String phase(Moment moment) throws IOException {
        Path state = build(moment).resolve("release-readiness");
        if (!Files.isDirectory(state)) {
            return "";
        }
        try (Stream<Path> files = Files.list(state)) {
            Path file = files.filter(path -> path.getFileName().toString().matches("rollback-.*[.]json"))
                    .findFirst()
                    .orElse(null);
            return file == null
                    ? ""
                    : Fields.of(Json.read(Files.readAllBytes(file)), "")
                            .object("state")
                            .text("phase");
        }
    }

    private void assertRolledBackOnce(Moment moment) throws Throwable {
        assertThat(real.runRemotely(RollbackKillTest::finish, moment.name()))
                .as("%s", moment)
                .startsWith("ROLLED_BACK");
        assertThat(ran).as("%s: runs of the body", moment).hasContent("ran\n");
        assertComplete(moment);
    }

    /** Everything is in the ledger, published and verified, and nothing twice. */
    private void assertComplete(Moment moment) throws IOException {
        Path bundle = build(moment).resolve("archive/release-evidence");
        assertThat(new BundleVerifier(List.of(), BundleVerifier.judgingAgain())
                        .verify(new DirectoryBundleStore(bundle))
                        .deviations())
                .as("%s: deviations", moment)
                .isEmpty();
        assertThat(bundle.resolve("rollback-decision.json")).exists();
        List<String> told = announcements(moment);
        assertThat(told).as("%s: announcements", moment).doesNotHaveDuplicates();
        assertThat(told)
                .filteredOn(text -> text.contains("watching production until"))
                .hasSize(1);
        assertThat(entries(moment, "rollback-outcome"))
                .as("%s: outcomes", moment)
                .hasSize(1);
        List<String> lines = Files.readAllLines(build(moment).resolve("log")).stream()
                .filter(line -> line.startsWith("[ROLLBACK DECISION]") || line.startsWith("[AUTOMATION]"))
                .toList();
        assertThat(lines).as("%s: lines of the log", moment).doesNotHaveDuplicates();
    }

    private List<String> announcements(Moment moment) throws IOException {
        return entries(moment, "announcement").stream()
                .map(entry -> entry.object("payload").text("text"))
                .toList();
    }

    private List<Fields> entries(Moment moment, String kind) throws IOException {
        List<Fields> found = new ArrayList<>();
        for (String line : Files.readAllLines(build(moment).resolve("release-readiness/ledger.jsonl"))) {
            Fields entry = Fields.of(Json.read(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)), "");
            if (entry.text("kind").equals(kind)) {
                found.add(entry);
            }
        }
        return found;
    }

    private Path build(Moment moment) {
        return new File(real.getHome(), "jobs/" + moment.job() + "/builds/1").toPath();
    }

    /** @param deadly phase at whose first mention in the record the process ends itself; empty for none */
    private static void begin(JenkinsRule j, String name, String script, String deadly) throws Exception {
        if (!deadly.isEmpty()) {
            ExtensionList.lookup(RecordListener.class)
                    .add(
                            0,
                            record -> record.run()
                                    .getAction(ReleaseRecordAction.class)
                                    .summary()
                                    .map(RecordSummary::watch)
                                    .filter(deadly::equals)
                                    .ifPresent(phase -> Runtime.getRuntime().halt(137)));
        }
        WorkflowJob job =
                j.jenkins.createProject(WorkflowJob.class, Moment.valueOf(name).job());
        job.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        if (Moment.valueOf(name) == Moment.HOTFIX) {
            j.waitForMessage("[ROLLBACK DECISION]", run);
            while (run.getAction(InputAction.class) == null
                    || run.getAction(InputAction.class).getExecutions().isEmpty()) {
                Thread.sleep(50);
            }
            try (ACLContext ignored = ACL.as2(User.getById("alice", true).impersonate2())) {
                run.getAction(InputAction.class)
                        .getExecutions()
                        .get(0)
                        .proceed(Map.of("choice", "hotfix", "hotfixWithin", "3s", "reason", ""));
            }
        }
    }

    private static String finish(JenkinsRule j, String name) throws Exception {
        WorkflowRun run = Jenkins.get()
                .getItemByFullName(Moment.valueOf(name).job(), WorkflowJob.class)
                .getBuildByNumber(1);
        j.waitForCompletion(run);
        return run.getAction(ReleaseRecordAction.class).summary().orElseThrow().rollback() + "\n"
                + JenkinsRule.getLog(run);
    }
}
