package io.jenkins.plugins.releasereadiness.record;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.engine.record.Line;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.rollback.Resolution.MakerKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A watch over a deployment in a {@link RecordSummary}: what guards, numbers for people and trends need of it. Stored with
 * the build as that is. Times are milliseconds since 1970, 0 for none.
 */
public final class WatchSummary {
    /** Of numbers that are not known. */
    public static final long UNKNOWN = -1;

    private final String id;
    private String environment = "";
    private String outcome = "";
    private String severity = "";
    private long startedMillis;
    private long endedMillis;
    private long recoverySeconds = UNKNOWN;
    private long decisionSeconds = UNKNOWN;
    private boolean byPerson;
    private boolean override;

    private WatchSummary(String id) {
        this.id = id;
    }

    /** The watches that a record tells of, in the order in which they began. */
    static List<WatchSummary> of(ReleaseRecord record) {
        Map<String, WatchSummary> watches = new LinkedHashMap<>();
        Map<String, Instant> asked = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>();
        Stream.of(record.health(), record.rollbackDecisions(), record.rollbackOutcomes())
                .forEach(lines::addAll);
        lines.sort((one, other) -> Long.compare(one.sequence(), other.sequence()));
        for (Line line : lines) {
            Fields payload = Fields.of(line.payload(), "");
            Optional<String> id = payload.optionalText("id");
            if (id.isPresent()) {
                watches.computeIfAbsent(id.get(), WatchSummary::new).add(line, payload, asked);
            }
        }
        return new ArrayList<>(watches.values());
    }

    /** The payload belongs to another package: what is not there stays as it is. */
    private void add(Line line, Fields payload, Map<String, Instant> asked) {
        payload.optionalText("environment").ifPresent(name -> environment = name);
        if (startedMillis == 0) {
            startedMillis = line.at().toEpochMilli();
        }
        payload.optionalObject("trigger")
                .flatMap(trigger -> trigger.optionalText("severity"))
                .ifPresent(word -> severity = word);
        if (payload.optionalText("event").filter("asked"::equals).isPresent()) {
            asked.putIfAbsent(id, line.at());
        }
        payload.optionalObject("decision").ifPresent(resolution -> {
            byPerson = resolution
                    .optionalText("makerKind")
                    .filter(Words.of(MakerKind.PERSON)::equals)
                    .isPresent();
            override = resolution.optionalBool("override").orElse(false);
            Optional.ofNullable(asked.get(id))
                    .ifPresent(since ->
                            decisionSeconds = Duration.between(since, line.at()).toSeconds());
        });
        payload.optionalText("escalatedTo").ifPresent(word -> severity = word);
        payload.optionalObject("result").ifPresent(result -> {
            outcome = result.optionalText("outcome").orElse("");
            endedMillis = line.at().toEpochMilli();
            recoverySeconds = result.optionalObject("recovery")
                    .flatMap(recovery -> recovery.optionalText("taken"))
                    .map(taken -> Duration.parse(taken).toSeconds())
                    .orElse(UNKNOWN);
        });
    }

    /** Id, unique in the build. */
    public String id() {
        return id;
    }

    /** Where it was deployed. */
    public String environment() {
        return environment;
    }

    /** How it ended, for example ROLLED_BACK; empty while it goes on. */
    public String outcome() {
        return outcome;
    }

    /** The severity on which it acted last, critical after a rollback that brought nothing good back; empty if none. */
    public String severity() {
        return severity;
    }

    public long startedMillis() {
        return startedMillis;
    }

    public long endedMillis() {
        return endedMillis;
    }

    /** From the degradation to the previous version running again; {@link #UNKNOWN} unless that was reached. */
    public long recoverySeconds() {
        return recoverySeconds;
    }

    /** From the first question to the last decision; {@link #UNKNOWN} if nobody was asked or nothing decided. */
    public long decisionSeconds() {
        return decisionSeconds;
    }

    /** Whether a person made the last decision, not the clock or the table. */
    public boolean byPerson() {
        return byPerson;
    }

    /** Whether a person ended the watch without being asked. */
    public boolean override() {
        return override;
    }
}
