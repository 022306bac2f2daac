package io.jenkins.plugins.releasereadiness.approval;

import hudson.model.Api;
import hudson.model.Item;
import hudson.model.ModelObject;
import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalRequest;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalTexts;
import io.jenkins.plugins.releasereadiness.prompt.JsonAnswer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.DoNotUse;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.interceptor.RequirePOST;

/**
 * One approval on the web: the whole picture to decide on, and the verbs to vote with, for people and for programs. Who
 * may do what is up to the rules of the approval; here only reading the build is asked for, and being logged in.
 */
@ExportedBean
public final class ApprovalPage implements ModelObject {
    private final Approval approval;

    ApprovalPage(Approval approval) {
        this.approval = approval;
    }

    @Restricted(DoNotUse.class)
    public Run<?, ?> getRun() {
        return approval.run();
    }

    @Override
    public String getDisplayName() {
        ApprovalRequest.Subject subject = approval.state().request().subject();
        return subject.gate()
                .map(gate -> Messages.ApprovalPage_gate(gate.id(), subject.release()))
                .orElseGet(() -> Messages.ApprovalPage_displayName(subject.release()));
    }

    /** What the page shows. */
    @Exported(inline = true, visibility = 2)
    public ApprovalView getApproval() {
        return new ApprovalView(approval);
    }

    public Api getApi() {
        approval.run().checkPermission(Item.READ);
        return new Api(this);
    }

    /** Approves. Parameters: {@code reason, evidence, acknowledge, version}. */
    @RequirePOST
    public HttpResponse doApprove(StaplerRequest2 request) throws IOException {
        approval.run().checkPermission(Item.READ);
        return act(Ballot.Verb.APPROVE, request);
    }

    /** Rejects, which decides at once. Parameters: {@code reason, version}. */
    @RequirePOST
    public HttpResponse doReject(StaplerRequest2 request) throws IOException {
        approval.run().checkPermission(Item.READ);
        return act(Ballot.Verb.REJECT, request);
    }

    /** Takes the caller's own vote back. Parameter: {@code version}. */
    @RequirePOST
    public HttpResponse doWithdraw(StaplerRequest2 request) throws IOException {
        approval.run().checkPermission(Item.READ);
        return act(Ballot.Verb.WITHDRAW, request);
    }

    /** Lets the release go without the rules, in an emergency. Parameter: {@code reason}. */
    @RequirePOST
    public HttpResponse doOverride(StaplerRequest2 request) throws IOException {
        approval.run().checkPermission(Item.READ);
        return act(Ballot.Verb.OVERRIDE, request);
    }

    private HttpResponse act(Ballot.Verb verb, StaplerRequest2 request) throws IOException {
        Map<String, String> values = new HashMap<>();
        request.getParameterMap().forEach((name, given) -> values.put(name, given.length == 0 ? "" : given[0]));
        ApprovalState state = approval.apply(Ballot.event(approval, verb, values));
        return JsonAnswer.wantsHtml(request) ? HttpRedirect.DOT : json(state);
    }

    private static HttpResponse json(ApprovalState state) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("outcome", ApprovalView.outcome(state));
        answer.put("standing", ApprovalTexts.standing(state));
        answer.put("version", state.version());
        return new JsonAnswer(HttpServletResponse.SC_OK, answer);
    }
}
