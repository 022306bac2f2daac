package io.jenkins.plugins.releasereadiness.approval;

import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.quorum.KeyedRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.Outlook;
import io.jenkins.plugins.releasereadiness.engine.quorum.Quorum;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One rule of an approval as pages show it. */
@ExportedBean(defaultVisibility = 2)
public final class RuleView {
    private final Quorum.Filling filling;
    private final String canHelp;

    private RuleView(Quorum.Filling filling, String canHelp) {
        this.filling = filling;
        this.canHelp = canHelp;
    }

    /**
     * The rules in force.
     *
     * @param outlooks who can still help, for the rules that are not fulfilled
     */
    static List<RuleView> of(ApprovalState state, List<Outlook> outlooks) {
        Map<KeyedRule, Outlook> open =
                outlooks.stream().collect(Collectors.toMap(Outlook::rule, Function.identity(), (one, other) -> one));
        return Quorum.match(state.rulesInForce(), state.approvers()).stream()
                .map(filling -> new RuleView(
                        filling,
                        open.containsKey(filling.rule())
                                ? open.get(filling.rule()).names()
                                : ""))
                .toList();
    }

    /** As policies write it. */
    @Exported
    public String getRule() {
        return filling.rule().written();
    }

    @Exported
    public List<String> getApprovedBy() {
        return filling.filledBy().stream().map(Voter::id).toList();
    }

    /** The same as one text. */
    public String getApprovers() {
        return String.join(", ", getApprovedBy());
    }

    /** How many more approvals it needs. */
    @Exported
    public int getMissing() {
        return filling.missing();
    }

    /** Who can still give them; empty if none is needed. */
    @Exported
    public String getCanHelp() {
        return canHelp;
    }
}
