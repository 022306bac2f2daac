package io.jenkins.plugins.releasereadiness.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.security.SecurityRealm;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jenkins.model.Jenkins;
import org.assertj.core.api.SoftAssertions;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who gets what answer from which address of the plugin: every address, every verb, every role. */
@WithJenkins
class PermissionMatrixTest {
    private static final String NOBODY = "nobody";
    private static final String BUILDER = "builder";
    private static final String AUTHOR = "author";
    private static final List<String> ROLES = List.of(
            NOBODY,
            ApprovalScene.READER,
            BUILDER,
            ApprovalScene.ALICE,
            AUTHOR,
            ApprovalScene.STARTER,
            ApprovalScene.ADMIN);

    private static JenkinsRule j;
    private static ApprovalScene scene;
    private static WorkflowJob job;
    private static WorkflowRun waiting;

    /** The rule names the author and the starter too, so that only separation of duties keeps them from approving. */
    @BeforeAll
    static void open(JenkinsRule rule) throws Exception {
        j = rule;
        scene = ApprovalScene.in(rule);
        job = j.createProject(WorkflowJob.class, "shop");
        ScriptScm scm = new ScriptScm(
                "semaphore 'record'; awaitReleaseApproval(approvers: 'user:alice, user:author, user:starter')");
        scm.addChange().withAuthor(AUTHOR).withPath("src/Main.java").withMsg("Faster search");
        job.setDefinition(new CpsScmFlowDefinition(scm, "Jenkinsfile"));
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.READ)
                .everywhere()
                .to(ApprovalScene.READER, BUILDER, ApprovalScene.ALICE, AUTHOR, ApprovalScene.STARTER)
                .grant(Item.BUILD, Item.CANCEL)
                .everywhere()
                .to(BUILDER, ApprovalScene.ALICE, AUTHOR, ApprovalScene.STARTER)
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to(ApprovalScene.ADMIN));
        waiting = scene.ask(job);
    }

    @ParameterizedTest
    @CsvSource({
        // address,                      nobody, reader, builder, approver, author, starter, admin
        "/release-inbox/,                   200,    200,     200,      200,    200,     200,   200",
        "/release-inbox/api/json,           200,    200,     200,      200,    200,     200,   200",
        "release-approval/,                 404,    200,     200,      200,    200,     200,   200",
        "release-approval/api/json,         404,    200,     200,      200,    200,     200,   200",
        "release-approval/ID/,              404,    200,     200,      200,    200,     200,   200",
        "release-approval/ID/api/json,      404,    200,     200,      200,    200,     200,   200",
        "release-approval/Other/,           404,    404,     404,      404,    404,     404,   404",
        "release-readiness/,                404,    200,     200,      200,    200,     200,   200",
        "release-readiness/api/json,        404,    200,     200,      200,    200,     200,   200",
    })
    void pagesAreForWhoMayReadTheBuild(
            String address, int nobody, int reader, int builder, int approver, int author, int starter, int admin)
            throws Exception {
        List<Integer> expected = List.of(nobody, reader, builder, approver, author, starter, admin);
        assertThat(statuses(HttpMethod.GET, address, true)).as(address).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // verb,     nobody, reader, builder, approver, author, starter, admin
        "approve,       404,    403,     403,      200,    403,     403,   403",
        "reject,        404,    403,     403,      200,    200,     200,   403",
        "withdraw,      404,    409,     409,      409,    409,     409,   409",
        "override,      404,    403,     403,      403,    403,     403,   403",
    })
    void votesAreForWhomTheRulesName(
            String verb, int nobody, int reader, int builder, int approver, int author, int starter, int admin)
            throws Exception {
        List<Integer> expected = List.of(nobody, reader, builder, approver, author, starter, admin);
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < ROLES.size(); i++) {
            WorkflowRun run = expected.get(i) == 200
                    ? scene.ask(scene.job("semaphore 'record'; "
                            + "awaitReleaseApproval(approvers: 'user:alice, user:author, user:starter')"))
                    : waiting;
            found.add(vote(ROLES.get(i), run, verb).getStatusCode());
        }
        assertThat(found).as(verb).isEqualTo(expected);
        assertThat(ApprovalScene.state(waiting).votes())
                .as("of those who may not")
                .isEmpty();
        assertThat(waiting.isBuilding()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "reject", "withdraw", "override"})
    void nobodyVotesByALinkOrWithoutACrumb(String verb) throws Exception {
        String address = "release-approval/ID/" + verb;
        assertThat(statuses(HttpMethod.GET, address, true))
                .as("GET")
                .containsExactly(404, 405, 405, 405, 405, 405, 405);
        assertThat(statuses(HttpMethod.POST, address, false))
                .as("without a crumb")
                .containsOnly(403);
        assertThat(ApprovalScene.state(waiting).votes()).isEmpty();
    }

    /** Checks and choices of forms: for administrators those of the global configuration, else for who may use Jenkins. */
    @Test
    void checksOfFormsArePostedByWhoMayFillTheFormIn() throws Exception {
        SoftAssertions all = new SoftAssertions();
        int found = 0;
        for (Descriptor<?> descriptor : ExtensionList.lookup(Descriptor.class)) {
            if (!descriptor.getClass().getName().startsWith("io.jenkins.plugins.releasereadiness.")) {
                continue;
            }
            boolean global = descriptor.getClass().getName().contains(".config.");
            for (Method method : descriptor.getClass().getMethods()) {
                if (method.getName().matches("do(Check|Fill)[A-Z].*")) {
                    found++;
                    String address = '/' + descriptor.getDescriptorUrl() + '/' + webName(method) + "?value=x";
                    all.assertThat(status(ApprovalScene.ADMIN, HttpMethod.GET, address, true))
                            .as("GET " + address)
                            .isIn(404, 405);
                    all.assertThat(status(ApprovalScene.ADMIN, HttpMethod.POST, address, true))
                            .as(address)
                            .isEqualTo(200);
                    all.assertThat(status(BUILDER, HttpMethod.POST, address, true))
                            .as("as builder " + address)
                            .isEqualTo(global ? 403 : 200);
                    all.assertThat(status(ApprovalScene.ADMIN, HttpMethod.POST, address, false))
                            .as("without a crumb " + address)
                            .isEqualTo(403);
                }
            }
        }
        all.assertAll();
        assertThat(found).isGreaterThan(20);
    }

    @Test
    void membersOfGroupsAreToldToThoseWhoVoteOrBuildOnly() throws Exception {
        SecurityRealm before = j.jenkins.getSecurityRealm();
        j.jenkins.setSecurityRealm(new PeopleRealm());
        try {
            WorkflowRun run = scene.ask("awaitReleaseApproval(approvers: 'group:release-managers')");
            Map<String, String> seen = Map.of(
                    ApprovalScene.ALICE,
                    "alice, bob",
                    BUILDER,
                    "alice, bob",
                    ApprovalScene.READER,
                    "anybody in group release-managers");
            for (Map.Entry<String, String> each : seen.entrySet()) {
                WebResponse answer = scene.request(each.getKey(), HttpMethod.GET, run, "api/json");
                assertThat(answer.getContentAsString())
                        .as(each.getKey())
                        .contains("\"canHelp\":\"" + each.getValue() + '"');
            }
            run.doKill();
            j.waitForCompletion(run);
        } finally {
            j.jenkins.setSecurityRealm(before);
        }
    }

    private static WebResponse vote(String role, WorkflowRun run, String verb) throws Exception {
        return send(
                role,
                HttpMethod.POST,
                run,
                "release-approval/ID/" + verb,
                true,
                "reason",
                "Because",
                "evidence",
                ApprovalScene.evidence(run));
    }

    private static List<Integer> statuses(HttpMethod verb, String address, boolean crumb) throws Exception {
        List<Integer> found = new ArrayList<>();
        for (String role : ROLES) {
            found.add(status(role, verb, address, crumb));
        }
        return found;
    }

    private static int status(String role, HttpMethod verb, String address, boolean crumb) throws Exception {
        return send(role, verb, waiting, address, crumb).getStatusCode();
    }

    /**
     * @param address below that of the build; below that of Jenkins with a slash before it
     */
    private static WebResponse send(
            String role, HttpMethod verb, WorkflowRun run, String address, boolean crumb, String... parameters)
            throws Exception {
        String path = address.startsWith("/")
                ? address.substring(1)
                : run.getUrl()
                        + address.replace("ID", ApprovalScene.approval(run).id());
        JenkinsRule.WebClient client =
                scene.client(NOBODY.equals(role) ? null : role).withJavaScriptEnabled(false);
        WebRequest request = new WebRequest(new URL(j.getURL(), path), verb);
        request.setAdditionalHeader("Accept", "application/json");
        if (verb == HttpMethod.POST) {
            List<NameValuePair> values = new ArrayList<>();
            for (int i = 0; i < parameters.length; i += 2) {
                values.add(new NameValuePair(parameters[i], parameters[i + 1]));
            }
            if (values.isEmpty()) {
                values.add(new NameValuePair("reason", "Because"));
            }
            request.setRequestParameters(values);
            if (crumb) {
                client.addCrumb(request);
            }
        }
        return client.loadWebResponse(request);
    }

    private static String webName(Method method) {
        String name = method.getName().substring("do".length());
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
