package io.jenkins.plugins.releasereadiness.config;

import io.jenkins.plugins.releasereadiness.engine.policy.BuiltInPolicies;
import io.jenkins.plugins.releasereadiness.engine.policy.Floors;
import io.jenkins.plugins.releasereadiness.engine.policy.LoadedPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule;
import io.jenkins.plugins.releasereadiness.engine.yaml.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Raises to the floors what nobody wrote: a default of the engine or of a built-in policy is not an attempt to go below
 * a floor, so it must not fail every pipeline once an administrator sets one. What a policy writes itself stays as it is,
 * and is refused if it is too low.
 */
final class RaisedDefaults {
    /** Where people read that a value comes from here. */
    static final String ORIGIN = "global configuration, floor";

    private final Floors floors;
    private final LoadedPolicy loaded;
    private final Policy policy;

    RaisedDefaults(Floors floors, LoadedPolicy loaded) {
        this.floors = floors;
        this.loaded = loaded;
        this.policy = loaded.policy();
    }

    /** The changes, as a tree in the form of a policy; empty for none. */
    Map<String, Object> changes() {
        Map<String, Object> changes = new LinkedHashMap<>();
        putUnlessEmpty(changes, "thresholds", thresholds());
        putUnlessEmpty(changes, "questions", questions());
        putUnlessEmpty(changes, "approval", approval());
        return changes;
    }

    private Map<String, Object> thresholds() {
        Map<String, Object> changes = new LinkedHashMap<>();
        floors.overall()
                .filter(floor -> policy.thresholds().overall().compareTo(floor) < 0)
                .filter(floor -> unwritten("thresholds.overall"))
                .ifPresent(floor -> changes.put("overall", floor));
        if (floors.maxWaivers().isPresent()
                && policy.thresholds().maxWaivers() > floors.maxWaivers().getAsInt()
                && unwritten("thresholds.maxWaivers")) {
            changes.put("maxWaivers", (long) floors.maxWaivers().getAsInt());
        }
        if (floors.confirmedWaivers()
                && !policy.thresholds().confirmedWaivers()
                && unwritten("thresholds.confirmedWaivers")) {
            changes.put("confirmedWaivers", true);
        }
        Map<String, Object> categories = new LinkedHashMap<>();
        floors.categories().forEach((id, floor) -> {
            if (policy.categories().containsKey(id)
                    && policy.categories()
                                    .get(id)
                                    .minimum()
                                    .orElse(BigDecimal.ZERO)
                                    .compareTo(floor)
                            < 0
                    && unwritten("categories." + id + ".minimum")) {
                categories.put(id, floor);
            }
        });
        putUnlessEmpty(changes, "categories", categories);
        return changes;
    }

    private Map<String, Object> questions() {
        Map<String, Object> changes = new LinkedHashMap<>();
        for (String id : floors.questions()) {
            if (policy.questions().containsKey(id)
                    && !policy.questions().get(id).mandatory()
                    && unwritten("questions." + id + ".mandatory")) {
                changes.put(id, Map.of("mandatory", true));
            }
        }
        return changes;
    }

    private Map<String, Object> approval() {
        Map<String, Object> changes = new LinkedHashMap<>();
        if (policy.approval().minReasonLength() < floors.minReasonLength() && unwritten("approval.minReasonLength")) {
            changes.put("minReasonLength", (long) floors.minReasonLength());
        }
        if (!floors.approvalRules().isEmpty() && policy.approval().rules().isEmpty() && unwritten("approval.rules")) {
            changes.put(
                    "rules",
                    floors.approvalRules().stream().map(ApprovalRule::written).toList());
        }
        List<String> gates = new ArrayList<>(policy.approval().requiredGates());
        if (unwritten("approval.requiredGates")) {
            floors.gates().stream()
                    .filter(id -> policy.gates().containsKey(id) && !gates.contains(id))
                    .filter(id -> Floors.waitedFor(policy.gates().get(id)))
                    .forEach(gates::add);
        }
        if (gates.size() > policy.approval().requiredGates().size()) {
            changes.put("requiredGates", gates);
        }
        return changes;
    }

    private boolean unwritten(String path) {
        Place place = loaded.origins().get(path);
        return place == null
                || place.equals(LoadedPolicy.DEFAULT)
                || BuiltInPolicies.names().stream()
                        .flatMap(name -> BuiltInPolicies.find(name).stream())
                        .anyMatch(builtIn -> builtIn.origin().equals(place.file()));
    }

    private static void putUnlessEmpty(Map<String, Object> tree, String name, Map<String, Object> changes) {
        if (!changes.isEmpty()) {
            tree.put(name, changes);
        }
    }
}
