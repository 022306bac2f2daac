package io.jenkins.plugins.releasereadiness.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.ExtensionList;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.inbox.Inbox;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;
import org.kohsuke.stapler.MetaClass;

/**
 * Many approvals that wait on one controller, beside as many plain {@code input} steps in the same process. Writes what it
 * measures to {@code target/approval-load.md}; asserts only what does not depend on the machine. The number is the system
 * property {@code approvals}.
 */
@Tag("long")
class ApprovalLoadTest {
    static {
        System.setProperty("jenkins.test.timeout", "5400");
    }

    private static final int WAITS = Integer.getInteger("approvals", 1000);
    private static final int JOBS = 50;
    private static final int REQUESTS = 60;
    private static final int VOTES = Math.min(100, WAITS / 2);
    private static final String INPUT = "input message: 'May it go?', id: 'Go'; wentOn()";
    private static final String APPROVAL =
            "recordRelease(); awaitReleaseApproval(approvers: 'user:alice', supersede: false); wentOn()";

    private final List<String> table = new ArrayList<>();

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @Test
    void manyWaitAtOnceAndAllOfThemSurviveARestart() throws Throwable {
        row("What", "plain input", "awaitReleaseApproval");
        row("---", "--:", "--:");
        row("Waiting at the same time", String.valueOf(WAITS), String.valueOf(WAITS));
        session.then(this::waitAndVote);
        session.then(this::restored);
        String text = String.join("\n", table) + "\n";
        Files.writeString(Path.of("target", "approval-load.md"), text);
        System.out.println(text);
    }

    private void waitAndVote(JenkinsRule j) throws Exception {
        // Tests look for the views of every page again, through all jars, each time; a Jenkins at work does not.
        MetaClass.NO_CACHE = false;
        ApprovalScene scene = ApprovalScene.in(j);
        // the first build of each kind loads classes that all of them share
        warmUp(j, scene);
        long empty = heap();
        int threads = threads();
        long began = System.nanoTime();
        List<WorkflowRun> inputs = start(scene, "input", INPUT);
        await().atMost(Duration.ofMinutes(30)).until(() -> inputs.stream().allMatch(ApprovalLoadTest::asks));
        long inputsIn = System.nanoTime() - began;
        long withInputs = heap();
        int inputThreads = threads();
        began = System.nanoTime();
        List<WorkflowRun> approvals = start(scene, "approval", APPROVAL);
        await().atMost(Duration.ofMinutes(30))
                .until(() -> WaitingApprovals.get().waiting().size() == WAITS);
        approvals.forEach(run -> await().until(() -> asks(run)));
        long approvalsIn = System.nanoTime() - began;
        long withApprovals = heap();
        int approvalThreads = threads();

        assertThat(j.jenkins.toComputer().countBusy()).as("executors held").isZero();
        assertThat(approvalThreads - threads).as("threads held").isLessThan(WAITS / 2);
        row("Executors held", "0", "0");
        row("Threads more than without", inputThreads - threads, approvalThreads - inputThreads);
        row("Until all of them wait, s", seconds(inputsIn), seconds(approvalsIn));
        row("Heap for each wait, KiB", kib(withInputs - empty), kib(withApprovals - withInputs));
        pages(j, scene);
        List<Long> native_ = resume(j, scene, inputs, run -> run.getUrl() + "input/Go/proceedEmpty");
        List<Long> own = resume(
                j,
                scene,
                approvals,
                run -> run.getUrl() + "release-approval/"
                        + ApprovalScene.approval(run).id() + "/approve");
        row("Vote to resume, ms, p50", ms(native_, 50), ms(own, 50));
        row("Vote to resume, ms, p95", ms(native_, 95), ms(own, 95));
        row("Vote to resume, ms, longest", ms(native_, 100), ms(own, 100));
    }

    private void restored(JenkinsRule j) throws Exception {
        long began = System.nanoTime();
        List<WorkflowRun> inputs = all("input");
        await().atMost(Duration.ofMinutes(30))
                .until(() -> inputs.stream().filter(ApprovalLoadTest::asks).count() == WAITS - VOTES);
        long inputsBack = System.nanoTime() - began;
        await().atMost(Duration.ofMinutes(30))
                .until(() -> WaitingApprovals.get().waiting().size() == WAITS - VOTES);
        List<WorkflowRun> approvals = all("approval");
        await().atMost(Duration.ofMinutes(10))
                .until(() -> approvals.stream().filter(ApprovalLoadTest::asks).count() == WAITS - VOTES);
        row("Waiting again after a restart", WAITS - VOTES, WAITS - VOTES);
        row("Until they do, s after the start", seconds(inputsBack), seconds(System.nanoTime() - began));
        ApprovalScene scene = new ApprovalScene(j);
        JenkinsRule.WebClient alice = scene.client(ApprovalScene.ALICE).withJavaScriptEnabled(false);
        WebResponse inbox = get(alice, j, "release-inbox/api/json?depth=2");
        assertThat(Fields.of(Json.read(inbox.getContentAsString()), "")
                        .object("inbox")
                        .count("mine"))
                .isEqualTo(WAITS - VOTES);
        WorkflowRun one =
                approvals.stream().filter(WorkflowRun::isBuilding).findFirst().orElseThrow();
        scene.approve(ApprovalScene.ALICE, one);
        j.assertBuildStatusSuccess(j.waitForCompletion(one));
    }

    private void pages(JenkinsRule j, ApprovalScene scene) throws Exception {
        JenkinsRule.WebClient alice = scene.client(ApprovalScene.ALICE).withJavaScriptEnabled(false);
        page("For comparison: a page of Jenkins with little on it", j, alice, "whoAmI/");
        page("Inbox page", j, alice, "release-inbox/");
        page("Inbox page, searched", j, alice, "release-inbox/?q=approval7+%23");
        page("Inbox by REST, all", j, alice, "release-inbox/api/json?depth=2&limit=1000");
        List<Long> badge = times(() -> {
            try (ACLContext who =
                    ACL.as2(User.getOrCreateByIdOrFullName(ApprovalScene.ALICE).impersonate2())) {
                return ExtensionList.lookupSingleton(Inbox.class).getBadge();
            }
        });
        row("Number in the header of every page, ms, p95", "–", ms(badge, 95));
    }

    private void page(String what, JenkinsRule j, JenkinsRule.WebClient client, String path) throws Exception {
        List<Long> times = times(() -> get(client, j, path));
        row(what + ", ms, p50", "–", ms(times, 50));
        row(what + ", ms, p95", "–", ms(times, 95));
    }

    private static List<Long> times(Callable<?> work) throws Exception {
        for (int i = 0; i < 5; i++) {
            work.call();
        }
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            long began = System.nanoTime();
            work.call();
            times.add(System.nanoTime() - began);
        }
        return times;
    }

    private interface Address {
        String of(WorkflowRun run) throws Exception;
    }

    private static List<Long> resume(JenkinsRule j, ApprovalScene scene, List<WorkflowRun> runs, Address address)
            throws Exception {
        JenkinsRule.WebClient alice = scene.client(ApprovalScene.ALICE).withJavaScriptEnabled(false);
        alice.setThrowExceptionOnFailingStatusCode(true);
        List<Long> times = new ArrayList<>();
        for (WorkflowRun run : runs.subList(0, VOTES)) {
            WebRequest request = new WebRequest(new URL(j.getURL(), address.of(run)), HttpMethod.POST);
            request.setAdditionalHeader("Accept", "application/json");
            if (run.getAction(ReleaseApprovalAction.class) != null) {
                request.setRequestParameters(List.of(
                        new NameValuePair("reason", "Looked at it"),
                        new NameValuePair("evidence", ApprovalScene.evidence(run))));
            }
            alice.addCrumb(request);
            long began = System.nanoTime();
            alice.loadWebResponse(request);
            String id = run.getExternalizableId();
            while (!LoadSteps.WENT_ON.containsKey(id)) {
                Thread.sleep(1);
            }
            times.add(LoadSteps.WENT_ON.get(id) - began);
        }
        return times;
    }

    private static void warmUp(JenkinsRule j, ApprovalScene scene) throws Exception {
        for (String script : List.of(INPUT, APPROVAL)) {
            WorkflowRun run = scene.job(script).scheduleBuild2(0).waitForStart();
            await().atMost(Duration.ofMinutes(2)).until(() -> asks(run));
            run.doStop();
            j.waitForCompletion(run);
        }
    }

    private static List<WorkflowRun> start(ApprovalScene scene, String name, String script) throws Exception {
        List<WorkflowJob> jobs = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
            jobs.add(scene.job(name + i, script));
        }
        List<WorkflowRun> runs = new ArrayList<>();
        for (int i = 0; i < WAITS; i++) {
            runs.add(jobs.get(i % JOBS)
                    .scheduleBuild2(0, ApprovalScene.startedBy(ApprovalScene.STARTER))
                    .waitForStart());
        }
        return runs;
    }

    private static List<WorkflowRun> all(String name) {
        return Jenkins.get().getAllItems(WorkflowJob.class).stream()
                .filter(job -> job.getName().startsWith(name))
                .flatMap(job -> job.getBuilds().stream())
                .toList();
    }

    private static boolean asks(WorkflowRun run) {
        try {
            InputAction prompts = run.getAction(InputAction.class);
            return prompts != null && prompts.isWaitingForInput();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static WebResponse get(JenkinsRule.WebClient client, JenkinsRule j, String path) throws Exception {
        WebResponse answer = client.loadWebResponse(new WebRequest(new URL(j.getURL(), path)));
        assertThat(answer.getStatusCode()).isEqualTo(200);
        return answer;
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Threads once those that wait a little for more work are gone. */
    private static int threads() throws InterruptedException {
        Thread.sleep(5000);
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static String kib(long bytes) {
        return String.format(Locale.ROOT, "%.0f", bytes / 1024.0 / WAITS);
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e9);
    }

    /** Nearest rank. */
    private static String ms(List<Long> nanos, int percent) {
        List<Long> sorted = nanos.stream().sorted().toList();
        int rank = Math.max(1, (int) Math.ceil(percent / 100.0 * sorted.size()));
        return String.format(Locale.ROOT, "%.0f", sorted.get(rank - 1) / 1e6);
    }

    private void row(Object... cells) {
        table.add("| "
                + String.join(" | ", Arrays.stream(cells).map(String::valueOf).toList()) + " |");
    }
}
