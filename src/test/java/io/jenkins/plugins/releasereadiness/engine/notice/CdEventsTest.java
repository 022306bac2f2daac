package io.jenkins.plugins.releasereadiness.engine.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import io.jenkins.plugins.releasereadiness.engine.approval.Vote;
import io.jenkins.plugins.releasereadiness.engine.gate.GateOutcome;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.policy.TreeNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the schemas that CDEvents publishes. */
class CdEventsTest {
    private static final String SOURCE = "https://ci.example.com/";

    /** By the part of the type between {@code dev.cdevents.} and the version. */
    private static final Map<String, String> SCHEMAS = Map.of(
            "taskrun.finished", "taskrunfinished.json",
            "incident.detected", "incidentdetected.json",
            "service.rolledback", "servicerolledback.json");

    @TempDir
    private Path folder;

    private Story story;

    @BeforeEach
    void start() throws IOException {
        story = new Story(folder);
    }

    private List<Map<String, Object>> events() throws IOException {
        return Notices.since(story.record(), 0).stream()
                .map(notice -> CdEvents.of(notice, SOURCE))
                .toList();
    }

    private static String type(Map<String, Object> event) {
        return Fields.of(event, "").object("context").text("type");
    }

    private static Fields content(Map<String, Object> event) {
        return Fields.of(event, "").object("subject").object("content");
    }

    @Test
    void everyKindOfNoticeIsAnEventThatTheSchemasAccept() throws IOException {
        story.gate(GateOutcome.PASSED, false);
        story.gate(GateOutcome.FAILED, false);
        story.ask();
        story.evidenceChanges();
        story.approvalClock(Duration.ofHours(8));
        story.approvalClock(Duration.ofHours(20));
        story.vote(Vote.Choice.APPROVE);
        story.watch();
        story.degrades(Severity.HIGH);
        story.nobodyDecides();
        story.guardsHold();
        story.bodyTakesTwoHours();
        story.bodyEnds();
        story.complete();

        List<String> types = new ArrayList<>();
        for (Map<String, Object> event : events()) {
            types.add(type(event).replaceFirst("\\.[0-9.]+$", ""));
            assertThat(errors(event)).as(type(event)).isEmpty();
            Fields context = Fields.of(event, "").object("context");
            assertThat(context.text("specversion")).isEqualTo("0.5.1");
            assertThat(URI.create(context.text("source"))).hasHost("ci.example.com");
            assertThat(Instant.parse(context.text("timestamp"))).isEqualTo(Story.START);
        }
        assertThat(types)
                .contains(
                        "dev.cdevents.taskrun.finished",
                        "dev.cdevents.incident.detected",
                        "dev.cdevents.service.rolledback",
                        "dev.cdeventsx.releasereadiness-approval.created",
                        "dev.cdeventsx.releasereadiness-approval.updated",
                        "dev.cdeventsx.releasereadiness-approval.escalated",
                        "dev.cdeventsx.releasereadiness-approval.reminded",
                        "dev.cdeventsx.releasereadiness-approval.closed",
                        "dev.cdeventsx.releasereadiness-rollback.requested",
                        "dev.cdeventsx.releasereadiness-rollback.decided",
                        "dev.cdeventsx.releasereadiness-rollback.started",
                        "dev.cdeventsx.releasereadiness-release.alerted",
                        "dev.cdeventsx.releasereadiness-release.completed");
    }

    @Test
    void anEventThatIsWrongIsNotAccepted() throws IOException {
        story.gate(GateOutcome.PASSED, false);
        Map<String, Object> event = events().get(0);
        event.put("extra", true);

        assertThat(errors(event)).isNotEmpty();
    }

    @Test
    void aGateIsATaskRunWithTheOutcomesOfCdEvents() throws IOException {
        story.gate(GateOutcome.PASSED_WITH_WARNINGS, false);
        story.gate(GateOutcome.FAILED, false);
        story.gate(GateOutcome.INCONCLUSIVE, false);

        assertThat(events())
                .extracting(event -> content(event).text("outcome"))
                .containsExactly("success", "failure", "error");
        assertThat(content(events().get(1)).text("errors")).contains("smoke, 3 of 12 failed");
    }

    @Test
    void aDecisionNamesWhoMadeItInTheWordsOfTheDraft() throws IOException {
        story.ask();
        story.vote(Vote.Choice.REJECT);

        Fields closed = content(events().get(1));
        assertThat(closed.text("status")).isEqualTo("rejected");
        assertThat(closed.text("decision")).isEqualTo("rejected");
        assertThat(closed.text("responder")).isEqualTo("urn:person:alice");
        assertThat(closed.text("approvalDetailsUrl")).isEqualTo("https://ci.example.com/job/shop/17/");
    }

    @Test
    void aDeadlineIsNoDecisionOfAnybody() throws IOException {
        story.ask();
        story.approvalClock(Duration.ofHours(24));

        Fields closed = content(events().get(events().size() - 1));
        assertThat(closed.text("status")).isEqualTo("expired");
        assertThat(closed.has("decision")).isFalse();
        assertThat(closed.text("responder")).isEqualTo("urn:clock:deadline");
    }

    @Test
    void aRollbackNamesTheVersionThatRunsNow() throws IOException {
        story.watch();
        story.degrades(Severity.CRITICAL);
        story.guardsHold();
        story.bodyEnds();

        List<Map<String, Object>> events = events();
        assertThat(content(events.get(0)).text("artifactId")).isEqualTo("pkg:generic/web%20shop@1.4.0");
        assertThat(content(events.get(events.size() - 1)).text("artifactId")).isEqualTo("pkg:generic/web%20shop@1.3.0");
    }

    @Test
    void aWindowThatEndedWithoutARollbackIsNoRollback() throws IOException {
        story.watch();
        story.stopped();

        Map<String, Object> end = events().get(0);
        assertThat(type(end)).isEqualTo("dev.cdeventsx.releasereadiness-healthwindow.finished.0.1.0");
        assertThat(errors(end)).isEmpty();
    }

    private static List<Error> errors(Map<String, Object> event) throws IOException {
        String type = type(event);
        String schema = type.startsWith("dev.cdeventsx.")
                ? "custom.json"
                : SCHEMAS.get(type.replaceFirst("^dev\\.cdevents\\.", "").replaceFirst("\\.[0-9.]+$", ""));
        assertThat(schema).as("schema of " + type).isNotNull();
        Validator validator =
                new ValidatorFactory().withJsonNodeFactory(TreeNode.FACTORY).createValidator();
        for (String link : List.of("array", "end", "path", "relation")) {
            String file = link.equals("array") ? "embeddedlinksarray" : "embeddedlink" + link;
            validator.registerSchema(
                    URI.create("https://cdevents.dev/0.5.1/schema/links/" + file), read(file + ".json"));
        }
        URI uri = validator.registerSchema(read(schema));
        return validator
                .validate(uri, new TreeNode(Json.read(Json.compact(event)), ""))
                .getErrors();
    }

    private static TreeNode read(String name) throws IOException {
        try (InputStream schema = CdEventsTest.class.getResourceAsStream("cdevents-0.5.1/" + name)) {
            return new TreeNode(Json.read(schema.readAllBytes()), "");
        }
    }
}
