package io.jenkins.plugins.releasereadiness.engine.approval;

import io.jenkins.plugins.releasereadiness.engine.approval.Decision.MakerKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The approval as a pure function of state, event and time. Exactly one {@link Decision} comes out of a request,
 * whatever happens at the same time: the caller applies events one after the other, and a settled state never changes.
 *
 * <p>The clock is looked at with each event, so that a vote at or after the deadline is too late even if no tick came in
 * between. Times never run backwards: an event with an earlier time than the state counts as simultaneous.
 */
public final class ApprovalMachine {
    /** By this name the ledger tells what no person did. */
    public static final String ACTOR = ApprovalRun.SYSTEM;

    private ApprovalMachine() {}

    /**
     * Asks.
     *
     * @param binding digests that votes are bound to, by name; at least one
     */
    public static ApprovalStep start(ApprovalRequest request, Map<String, String> binding) {
        ApprovalRun run = new ApprovalRun(ApprovalState.first(request, binding), request.requestedAt());
        run.record("approval-requested", ApprovalRun.SYSTEM, ApprovalPayloads.requested(run.state()));
        run.announce(ApprovalTexts.request(run.state()));
        return run.step(Optional.empty());
    }

    /** What {@code event} at {@code now} does to {@code state}. */
    public static ApprovalStep apply(ApprovalState state, ApprovalEvent event, Instant now) {
        ApprovalRun run = new ApprovalRun(state, now);
        ApprovalClock.before(run);
        Optional<Refusal> refusal = run.state()
                .decision()
                .map(decision -> afterDecision(run, event, decision))
                .orElseGet(() -> waiting(run, event));
        ApprovalClock.after(run);
        return run.step(refusal);
    }

    /** When the next {@link ApprovalEvent.ClockTick} is due; empty if time alone changes nothing. */
    public static Optional<Instant> nextWake(ApprovalState state, Instant now) {
        if (state.settled()) {
            return Optional.empty();
        }
        ApprovalRequest request = state.request();
        if (state.waitingForWindow()) {
            return ChangeWindows.nextOpening(request.windows(), now);
        }
        return Stream.of(
                        request.deadline(),
                        request.remindAt().filter(at -> state.remindedAt().isEmpty()),
                        request.escalateAt().filter(at -> !state.escalated()))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private static Optional<Refusal> afterDecision(ApprovalRun run, ApprovalEvent event, Decision decision) {
        if (event instanceof ApprovalEvent.Restart) {
            run.add(new ApprovalEffect.Settle(decision));
        }
        boolean inVain = event instanceof ApprovalEvent.Cast cast && !VoteRules.repeats(run.state(), cast)
                || event instanceof ApprovalEvent.Withdraw
                || event instanceof ApprovalEvent.Override;
        return inVain ? Optional.of(VoteRules.alreadyDecided(decision)) : Optional.empty();
    }

    private static Optional<Refusal> waiting(ApprovalRun run, ApprovalEvent event) {
        if (event instanceof ApprovalEvent.Cast cast) {
            return cast(run, cast);
        }
        if (event instanceof ApprovalEvent.Withdraw withdraw) {
            return withdraw(run, withdraw);
        }
        if (event instanceof ApprovalEvent.Override override) {
            return override(run, override);
        }
        if (event instanceof ApprovalEvent.EvidenceChanged changed) {
            evidence(run, changed.binding());
        } else if (event instanceof ApprovalEvent.VotersChecked checked) {
            checked(run, checked.lost());
        } else if (event instanceof ApprovalEvent.Abort abort) {
            run.settle(Outcome.ABORTED, abort.kind(), abort.by(), "The build was stopped by " + abort.by() + ".");
        } else if (event instanceof ApprovalEvent.Supersede supersede) {
            String build = supersede.build();
            run.settle(Outcome.SUPERSEDED, MakerKind.BUILD, build, "The newer build " + build + " took over.");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> cast(ApprovalRun run, ApprovalEvent.Cast cast) {
        if (VoteRules.repeats(run.state(), cast)) {
            return Optional.empty();
        }
        Optional<Refusal> refusal = VoteRules.check(run.state(), cast);
        if (refusal.isPresent()) {
            return refusal;
        }
        String id = cast.voter().id();
        ApprovalState.Draft draft = run.state().draft();
        draft.voidVotes(ofPerson(cast.voter().key()), Vote.VoidReason.REPLACED, id + " voted again.", run.now);
        Vote vote = new Vote(
                draft.version,
                run.state().request().relevant(cast.voter()),
                cast.choice(),
                cast.reason().strip(),
                cast.acknowledged(),
                cast.seen(),
                run.now,
                Optional.empty());
        draft.votes.add(vote);
        run.become(draft);
        run.record("vote", id, ApprovalPayloads.vote(run.state(), vote));
        run.announce(ApprovalTexts.vote(run.state(), vote));
        if (vote.choice() == Vote.Choice.REJECT) {
            String reason = "Rejected by " + id + ApprovalTexts.because(vote.reason());
            List<Long> votes = List.of(vote.version());
            run.settle(new Decision(Outcome.NO_GO, MakerKind.PERSON, id, reason, run.now, votes, false, false));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> withdraw(ApprovalRun run, ApprovalEvent.Withdraw withdraw) {
        Optional<Refusal> refusal = VoteRules.check(run.state(), withdraw);
        if (refusal.isEmpty()) {
            String id = withdraw.voter().id();
            ApprovalState.Draft draft = run.state().draft();
            draft.voidVotes(
                    ofPerson(withdraw.voter().key()), Vote.VoidReason.WITHDRAWN, id + " withdrew the vote.", run.now);
            run.become(draft);
            run.record("vote-withdrawn", id, ApprovalPayloads.withdrawn(run.state(), withdraw.voter()));
            run.announce(ApprovalTexts.progress(run.state(), id + " withdrew the vote"));
        }
        return refusal;
    }

    private static Optional<Refusal> override(ApprovalRun run, ApprovalEvent.Override override) {
        Optional<Refusal> refusal = VoteRules.check(run.state(), override);
        if (refusal.isEmpty()) {
            String id = override.by().id();
            String reason = "Emergency override by " + id
                    + ApprovalTexts.because(override.reason().strip());
            run.settle(new Decision(Outcome.GO, MakerKind.PERSON, id, reason, run.now, List.of(), false, true));
        }
        return refusal;
    }

    private static void evidence(ApprovalRun run, Map<String, String> binding) {
        List<String> names = Bindings.changed(run.state().binding(), binding);
        if (names.isEmpty()) {
            return;
        }
        List<Vote> lost = run.state().votes().stream().filter(Vote::inForce).toList();
        String why = ApprovalTexts.changed(names, lost.size());
        ApprovalState.Draft draft = run.state().draft();
        draft.binding = binding;
        draft.changes.add(new ApprovalState.Change(draft.version, run.now, names, why));
        draft.voidVotes(vote -> true, Vote.VoidReason.EVIDENCE_CHANGED, why, run.now);
        run.become(draft);
        if (!lost.isEmpty()) {
            run.record("vote-voided", ApprovalRun.SYSTEM, ApprovalPayloads.voided(run.state(), lost, why));
        }
        run.record("approval-requested", ApprovalRun.SYSTEM, ApprovalPayloads.reopened(run.state(), names, why));
        run.announce(ApprovalTexts.progress(run.state(), "asked again: " + why));
    }

    private static void checked(ApprovalRun run, Map<String, String> reasons) {
        List<Vote> lost = run.state().votes().stream()
                .filter(vote ->
                        vote.inForce() && reasons.containsKey(vote.voter().key()))
                .toList();
        if (lost.isEmpty()) {
            return;
        }
        ApprovalState.Draft draft = run.state().draft();
        lost.forEach(vote -> draft.voidVotes(
                ofPerson(vote.voter().key()),
                Vote.VoidReason.NOT_ENTITLED,
                reasons.get(vote.voter().key()),
                run.now));
        run.become(draft);
        String why = lost.stream().map(vote -> reasons.get(vote.voter().key())).collect(Collectors.joining(" "));
        run.record("vote-voided", ApprovalRun.SYSTEM, ApprovalPayloads.voided(run.state(), lost, why));
        run.announce(ApprovalTexts.progress(run.state(), "a vote no longer counts: " + why));
    }

    private static Predicate<Vote> ofPerson(String key) {
        return vote -> vote.voter().key().equals(key);
    }
}
