package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.ExtensionList;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releasereadiness.config.NotificationConfiguration;
import io.jenkins.plugins.releasereadiness.config.Webhook;
import io.jenkins.plugins.releasereadiness.engine.ledger.DirectoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.rollback.FakeService;
import io.jenkins.plugins.releasereadiness.engine.verify.BundleVerifier;
import io.jenkins.plugins.releasereadiness.notify.Receiver;
import io.jenkins.plugins.releasereadiness.notify.Receiver.Received;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import io.jenkins.plugins.releasereadiness.record.RecordListener;
import io.jenkins.plugins.releasereadiness.record.RecordSummary;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecordAction;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.flow.StepListener;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

/**
 * The process of the controller is killed, without a word to it, in each phase of a rollback. Afterwards the body has run
 * exactly once, the record is complete, and nothing was announced or sent out twice. One moment is different, and can be
 * no other: a process that dies between storing that the rollback starts and starting it leaves open whether it ran, so it
 * is not run. Prints figures.
 */
class RollbackKillTest {
    @RegisterExtension
    private final RealJenkinsExtension real = new RealJenkinsExtension().withTimeout(0);

    @TempDir
    private Path folder;

    private FakeService service;
    private Receiver receiver;
    private Path ran;

    @BeforeEach
    void start() throws Exception {
        service = new FakeService();
        service.become(FakeService.Mood.BROKEN);
        receiver = new Receiver();
    }

    @AfterEach
    void stop() {
        service.close();
        receiver.close();
    }

    @Test
    void killWhileTheBodyRuns() throws Throwable {
        real.startJenkins();
        kill(KillPoint.EXECUTING);
        assertRolledBackOnce(KillPoint.EXECUTING);
    }

    @Test
    @Tag("long")
    void killInEveryOtherPhase() throws Throwable {
        real.startJenkins();
        for (KillPoint point : KillPoint.values()) {
            if (point == KillPoint.EXECUTING || point == KillPoint.ABOUT_TO_START) {
                continue;
            }
            service.become(FakeService.Mood.BROKEN);
            kill(point);
            assertRolledBackOnce(point);
        }
    }

    @Test
    @Tag("long")
    void killBetweenStoringThatTheRollbackStartsAndStartingItIsTakenForARollbackThatMayHaveRun() throws Throwable {
        real.startJenkins();
        kill(KillPoint.ABOUT_TO_START);
        assertThat(real.runRemotely(RollbackKillTest::finish, KillPoint.ABOUT_TO_START.name()))
                .startsWith("UNKNOWN");
        assertThat(ran).as("the body").doesNotExist();
        assertComplete(KillPoint.ABOUT_TO_START);
        assertThat(build(KillPoint.ABOUT_TO_START).announcements())
                .filteredOn(text -> text.contains("a restart interrupted the rollback"))
                .hasSize(1);
    }

    private void kill(KillPoint point) throws Throwable {
        ran = folder.resolve(point.name());
        if (point == KillPoint.WATCHING) {
            service.become(FakeService.Mood.HEALTHY);
        }
        // To be seen verifying, the previous version must not be seen to run yet.
        service.healedBy(point == KillPoint.VERIFYING ? folder.resolve("never") : ran);
        String script = point.script(
                service.url(),
                "sh 'echo ran >> \"" + ran + "\"; sleep " + (point == KillPoint.EXECUTING ? 15 : 0) + "'");
        try {
            real.runRemotely(RollbackKillTest::begin, point.name(), script, receiver.url(), ran.toString());
        } catch (Exception | AssertionError e) {
            // A process that ends itself gives no answer.
            assertThat(point.brief()).as("%s: %s", point, e).isTrue();
        }
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> reached(point));
        real.stopJenkinsForcibly();
        service.healedBy(ran);
        if (point == KillPoint.WATCHING) {
            service.become(FakeService.Mood.BROKEN);
        } else if (point == KillPoint.VERIFYING) {
            service.become(FakeService.Mood.HEALTHY);
        }
        real.startJenkins();
    }

    private boolean reached(KillPoint point) throws IOException {
        if (point.brief()) {
            return !real.isAlive();
        }
        boolean begun = point != KillPoint.EXECUTING || Files.exists(ran);
        return begun && point.word().equals(build(point).phase());
    }

    private void assertRolledBackOnce(KillPoint point) throws Throwable {
        assertThat(real.runRemotely(RollbackKillTest::finish, point.name()))
                .as("%s", point)
                .startsWith("ROLLED_BACK");
        assertThat(ran).as("%s: runs of the body", point).hasContent("ran\n");
        assertComplete(point);
    }

    /** Everything is in the ledger, published and verified, and nothing twice. */
    private void assertComplete(KillPoint point) throws IOException {
        KilledBuild build = build(point);
        assertThat(new BundleVerifier(List.of(), BundleVerifier.judgingAgain())
                        .verify(new DirectoryBundleStore(build.bundle()))
                        .deviations())
                .as("%s: deviations", point)
                .isEmpty();
        assertThat(build.bundle().resolve("rollback-decision.json")).exists();
        List<String> told = build.announcements();
        assertThat(told).as("%s: announcements", point).doesNotHaveDuplicates();
        assertThat(told)
                .filteredOn(text -> text.contains("watching production until"))
                .hasSize(1);
        assertThat(build.entries("rollback-outcome")).as("%s: outcomes", point).hasSize(1);
        List<String> lines = build.log().stream()
                .filter(line -> line.startsWith("[ROLLBACK DECISION]") || line.startsWith("[AUTOMATION]"))
                .toList();
        assertThat(lines).as("%s: lines of the log", point).doesNotHaveDuplicates();
        assertSentOut(point);
        System.out.printf(
                "MEASURED killed in %s: %d runs of the body, %d entries in the ledger, %d announcements, %d messages sent out%n",
                point,
                Files.exists(ran) ? Files.readAllLines(ran).size() : 0,
                build.ledger().size(),
                told.size(),
                received(point).size());
    }

    /**
     * What happened was sent out, each thing under one id. A message that was under way when the process died may come a
     * second time, with its id, by which receivers know it; see docs/admin/notifications.md.
     */
    private void assertSentOut(KillPoint point) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(received(point))
                        .extracting(Received::kind)
                        .as("%s: sent out", point)
                        .contains("rollback-finished"));
        Map<String, Received> distinct = received(point).stream()
                .collect(Collectors.toMap(Received::id, Function.identity(), (first, again) -> first));
        assertThat(distinct.values())
                .extracting(Received::text)
                .as("%s: texts under different ids", point)
                .doesNotHaveDuplicates();
        assertThat(distinct.values())
                .extracting(Received::kind)
                .as("%s: kinds sent out", point)
                .contains("release-degraded", "rollback-decided", "rollback-started")
                .containsOnlyOnce("rollback-started", "rollback-finished");
        assertThat(received(point).size() - distinct.size())
                .as("%s: messages that came again", point)
                .isLessThanOrEqualTo(1);
    }

    private List<Received> received(KillPoint point) {
        return receiver.taken().stream()
                .filter(message -> message.release().contains(point.job()))
                .toList();
    }

    private KilledBuild build(KillPoint point) {
        return new KilledBuild(new File(real.getHome(), "jobs/" + point.job() + "/builds/1").toPath());
    }

    private static void begin(JenkinsRule j, String name, String script, String hook, String ran) throws Exception {
        KillPoint point = KillPoint.valueOf(name);
        if (point == KillPoint.STEP_BEGUN) {
            ExtensionList.lookup(StepListener.class).add((step, context) -> dieAsIfRun(step, Path.of(ran)));
        } else if (point.brief()) {
            ExtensionList.lookup(RecordListener.class).add(0, record -> dieIn(point.word(), record));
        }
        NotificationConfiguration.get().setWebhooks(List.of(new Webhook("ops", hook)));
        WorkflowJob job = j.jenkins.createProject(WorkflowJob.class, point.job());
        job.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        if (point == KillPoint.HOTFIX) {
            j.waitForMessage("[ROLLBACK DECISION]", run);
            while (run.getAction(InputAction.class) == null
                    || run.getAction(InputAction.class).getExecutions().isEmpty()) {
                Thread.sleep(50);
            }
            try (ACLContext ignored = ACL.as2(new UsernamePasswordAuthenticationToken("alice", "", List.of()))) {
                run.getAction(InputAction.class)
                        .getExecutions()
                        .get(0)
                        .proceed(Map.of("choice", "hotfix", "hotfixWithin", "3s", "reason", ""));
            }
        }
    }

    private static void dieIn(String phase, BuildRecord record) {
        record.run()
                .getAction(ReleaseRecordAction.class)
                .summary()
                .map(RecordSummary::watch)
                .filter(phase::equals)
                .ifPresent(reached -> Runtime.getRuntime().halt(137));
    }

    /** What the step does has been done, and nobody but the disk knows of it. */
    private static void dieAsIfRun(Step step, Path ran) {
        if (step.getDescriptor().getFunctionName().equals("sh")) {
            try {
                Files.writeString(ran, "ran\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().halt(137);
        }
    }

    private static String finish(JenkinsRule j, String name) throws Exception {
        WorkflowRun run = Jenkins.get()
                .getItemByFullName(KillPoint.valueOf(name).job(), WorkflowJob.class)
                .getBuildByNumber(1);
        j.waitForCompletion(run);
        return run.getAction(ReleaseRecordAction.class).summary().orElseThrow().rollback() + "\n"
                + JenkinsRule.getLog(run);
    }
}
