package io.jenkins.plugins.releasereadiness.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.yaml.Times;
import io.jenkins.plugins.releasereadiness.record.Secrets;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A person's answer to one question, as a pipeline passes it on. */
public final class AttestationArgument implements Describable<AttestationArgument>, Serializable {
    private static final long serialVersionUID = 1L;

    private static final String YES = "yes";
    private static final String NO = "no";

    private final String question;
    private final String by;
    private String answer = YES;
    private String at;
    private String reason;
    private String link;
    private String expires;

    /**
     * @param question id of the question
     * @param by id of who attests
     */
    @DataBoundConstructor
    public AttestationArgument(String question, String by) {
        this.question = Util.fixNull(question).trim();
        this.by = Util.fixNull(by).trim();
    }

    public String getQuestion() {
        return question;
    }

    public String getBy() {
        return by;
    }

    /** {@code yes} or {@code no}, as in a file of attestations. */
    public String getAnswer() {
        return answer;
    }

    /**
     * @throws IllegalArgumentException if it is neither
     */
    @DataBoundSetter
    public void setAnswer(String answer) {
        if (!YES.equals(answer) && !NO.equals(answer)) {
            throw new IllegalArgumentException("an answer is '" + YES + "' or '" + NO + "', not '" + answer + "'");
        }
        this.answer = answer;
    }

    /** When it was attested, as a time or a day of ISO 8601; null for now. */
    public String getAt() {
        return at;
    }

    @DataBoundSetter
    public void setAt(String at) {
        this.at = Util.fixEmptyAndTrim(at);
    }

    public String getReason() {
        return reason;
    }

    @DataBoundSetter
    public void setReason(String reason) {
        this.reason = Util.fixEmptyAndTrim(reason);
    }

    /** Where proof can be found. */
    public String getLink() {
        return link;
    }

    @DataBoundSetter
    public void setLink(String link) {
        this.link = Util.fixEmptyAndTrim(link);
    }

    /** From when on it is void, as a time or a day of ISO 8601; null for never. */
    public String getExpires() {
        return expires;
    }

    @DataBoundSetter
    public void setExpires(String expires) {
        this.expires = Util.fixEmptyAndTrim(expires);
    }

    /**
     * @throws AbortException if something is missing or is no time
     */
    Attestation attestation(Instant now, Secrets secrets) throws AbortException {
        if (question.isEmpty() || by.isEmpty()) {
            throw new AbortException(
                    "an attestation needs 'question' and 'by': which question is answered, and who answers");
        }
        return new Attestation(
                question,
                answer.equals(YES),
                by,
                at == null ? now : time("at", at),
                Optional.ofNullable(reason).map(secrets::scrub),
                Optional.ofNullable(link).map(secrets::scrub),
                expires == null ? Optional.empty() : Optional.of(time("expires", expires)));
    }

    private Instant time(String name, String text) throws AbortException {
        try {
            return Times.moment(text);
        } catch (DateTimeException e) {
            throw new AbortException("the attestation of " + question + " has " + name + " '" + text
                    + "', which is neither a day such as 2026-01-31 nor a time such as 2026-01-31T12:00:00Z");
        }
    }

    @Override
    public DescriptorImpl getDescriptor() {
        return (DescriptorImpl) Jenkins.get().getDescriptorOrDie(getClass());
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<AttestationArgument> {
        @Override
        public String getDisplayName() {
            return Messages.AttestationArgument_displayName();
        }

        /** The answers. */
        @POST
        public ListBoxModel doFillAnswerItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.AttestationArgument_yes(), YES);
            items.add(Messages.AttestationArgument_no(), NO);
            return items;
        }

        /** Checks a time while it is typed. */
        @POST
        public FormValidation doCheckAt(@QueryParameter String value) {
            return checkTime(value);
        }

        /** Checks a time while it is typed. */
        @POST
        public FormValidation doCheckExpires(@QueryParameter String value) {
            return checkTime(value);
        }

        private static FormValidation checkTime(String value) {
            // Nothing but the text itself is looked at; still, nobody without access has a form to fill in.
            Jenkins.get().checkPermission(Jenkins.READ);
            try {
                if (Util.fixEmptyAndTrim(value) != null) {
                    Times.moment(value.trim());
                }
                return FormValidation.ok();
            } catch (DateTimeException e) {
                return FormValidation.error(Messages.AttestationArgument_noTime());
            }
        }
    }
}
