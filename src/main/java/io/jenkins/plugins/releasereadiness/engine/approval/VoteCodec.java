package io.jenkins.plugins.releasereadiness.engine.approval;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Votes, changes of the evidence and the decision as JSON trees, and back. */
final class VoteCodec {
    private VoteCodec() {}

    static Map<String, Object> toMap(Vote vote) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", vote.version());
        map.put("choice", Words.of(vote.choice()));
        map.put("voter", vote.voter().id());
        map.put("key", vote.voter().key());
        map.put("groups", List.copyOf(new TreeSet<>(vote.voter().groups())));
        map.put("mayBuild", vote.voter().mayBuild());
        map.put("reason", vote.reason());
        map.put("acknowledged", vote.acknowledged());
        map.put("seen", new LinkedHashMap<>(vote.seen()));
        map.put("at", vote.at().toString());
        vote.voided().ifPresent(voided -> map.put("voided", toMap(voided)));
        return map;
    }

    static Vote vote(Fields fields) {
        return new Vote(
                fields.count("version"),
                new Voter(
                        fields.text("key"),
                        fields.text("voter"),
                        Set.copyOf(fields.texts("groups")),
                        fields.bool("mayBuild")),
                fields.word("choice", Words.reader(Vote.Choice.class)),
                fields.text("reason"),
                fields.bool("acknowledged"),
                digests(fields.object("seen")),
                fields.time("at"),
                fields.optionalObject("voided")
                        .map(voided -> new Vote.Voided(
                                voided.count("version"),
                                voided.word("reason", Words.reader(Vote.VoidReason.class)),
                                voided.text("why"),
                                voided.time("at"))));
    }

    static Map<String, Object> toMap(Decision decision) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("outcome", decision.outcome().name());
        map.put("maker", decision.maker());
        map.put("makerKind", Words.of(decision.makerKind()));
        map.put("reason", decision.reason());
        map.put("at", decision.at().toString());
        map.put("votes", List.copyOf(decision.votes()));
        map.put("escalated", decision.escalated());
        map.put("override", decision.override());
        return map;
    }

    static Decision decision(Fields fields) {
        return new Decision(
                fields.word("outcome", Words.names(Outcome.class)),
                fields.word("makerKind", Words.reader(Decision.MakerKind.class)),
                fields.text("maker"),
                fields.text("reason"),
                fields.time("at"),
                fields.counts("votes"),
                fields.bool("escalated"),
                fields.bool("override"));
    }

    static Map<String, Object> toMap(ApprovalState.Change change) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", change.version());
        map.put("at", change.at().toString());
        map.put("names", List.copyOf(change.names()));
        map.put("why", change.why());
        return map;
    }

    static ApprovalState.Change change(Fields fields) {
        return new ApprovalState.Change(
                fields.count("version"), fields.time("at"), fields.texts("names"), fields.text("why"));
    }

    static Map<String, String> digests(Fields fields) {
        Map<String, String> digests = new LinkedHashMap<>();
        fields.names().forEach(name -> digests.put(name, fields.text(name)));
        return digests;
    }

    private static Map<String, Object> toMap(Vote.Voided voided) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", voided.version());
        map.put("reason", Words.of(voided.reason()));
        map.put("why", voided.why());
        map.put("at", voided.at().toString());
        return map;
    }
}
