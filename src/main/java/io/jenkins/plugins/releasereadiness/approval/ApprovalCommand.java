package io.jenkins.plugins.releasereadiness.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.cli.CLICommand;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalTexts;
import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.prompt.Refused;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.args4j.Argument;
import org.kohsuke.args4j.Option;

/** {@code release-approval JOB BUILD show|approve|reject|withdraw|override}: votes from the command line. */
@Extension
public final class ApprovalCommand extends CLICommand {
    private static final String SHOW = "show";

    @Argument(metaVar = "JOB", required = true, usage = "Name of the job")
    public Job<?, ?> job;

    @Argument(index = 1, metaVar = "BUILD", required = true, usage = "Number of the build")
    public int number;

    @Argument(index = 2, metaVar = "VERB", usage = "show (default), approve, reject, withdraw or override")
    public String verb = SHOW;

    @Option(name = "--id", metaVar = "ID", usage = "Which approval, where the build has asked for several")
    public String id;

    @Option(name = "--reason", metaVar = "TEXT", usage = "Why")
    public String reason;

    @Option(
            name = "--evidence",
            metaVar = "FINGERPRINT",
            usage = "What you decide on, as 'show' tells; needed to approve")
    public String evidence;

    @Option(name = "--acknowledge", usage = "You know the open risks, as 'show' tells them")
    public boolean acknowledge;

    @Override
    public String getName() {
        return "release-approval";
    }

    @Override
    public String getShortDescription() {
        return Messages.ApprovalCommand_shortDescription();
    }

    @Override
    protected int run() throws IOException {
        Run<?, ?> run = job.getBuildByNumber(number);
        if (run == null) {
            throw new IllegalArgumentException("There is no build #" + number + ".");
        }
        run.checkPermission(Item.READ);
        Approval approval = approval(run);
        if (verb.equals(SHOW)) {
            show(new ApprovalView(approval));
            return 0;
        }
        try {
            ApprovalState state = approval.apply(Ballot.event(approval, verb(), values()));
            stdout.println(ApprovalTexts.standing(state));
            return 0;
        } catch (Refused e) {
            throw new AbortException(e.getMessage());
        }
    }

    private Approval approval(Run<?, ?> run) throws IOException {
        @CheckForNull ReleaseApprovalAction action = run.getAction(ReleaseApprovalAction.class);
        List<Approval> found = action == null
                ? List.of()
                : action.approvals().stream()
                        .filter(approval -> id == null || approval.id().equals(id))
                        .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    found.isEmpty()
                            ? "This build has no such approval."
                            : "This build has several approvals; say which with --id: "
                                    + String.join(
                                            ", ",
                                            found.stream().map(Approval::id).toList()));
        }
        return found.get(0);
    }

    private Ballot.Verb verb() {
        return Words.reader(Ballot.Verb.class).apply(verb);
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        values.put(Ballot.REASON, reason);
        values.put(Ballot.EVIDENCE, evidence);
        values.put(Ballot.ACKNOWLEDGE, acknowledge);
        return values;
    }

    private void show(ApprovalView view) {
        stdout.println(view.getId() + ": " + view.getRelease() + ", " + view.getBuild());
        stdout.println(view.getStanding());
        stdout.println("evidence " + view.getEvidence());
        view.getRisks().forEach(risk -> stdout.println("risk: " + risk));
        view.getRules()
                .forEach(rule -> stdout.println("rule " + rule.getRule() + ": " + rule.getMissing() + " missing"
                        + (rule.getCanHelp().isEmpty() ? "" : ", can be given by " + rule.getCanHelp())));
        view.getVotes()
                .forEach(vote -> stdout.println(vote.getChoice() + " by " + vote.getVoter() + " at " + vote.getAt()
                        + ": " + vote.getReason()
                        + (vote.getVoidWhy().isEmpty() ? "" : " (void: " + vote.getVoidWhy() + ")")));
    }
}
