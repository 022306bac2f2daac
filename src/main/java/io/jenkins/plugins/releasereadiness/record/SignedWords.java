package io.jenkins.plugins.releasereadiness.record;

import hudson.Util;
import hudson.model.Failure;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Question;
import io.jenkins.plugins.releasereadiness.engine.policy.Waiver;
import io.jenkins.plugins.releasereadiness.engine.yaml.Times;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/**
 * What people who have signed in say on the page of a release record: answers to questions that nothing measures, and that
 * a waiver which names them is theirs. Each is an entry of the ledger with the person as its actor. The next
 * {@code readinessScore} of the build counts it.
 */
public final class SignedWords {
    private static final int MAX_LENGTH = 4000;

    private final BuildRecord record;
    private final String person;
    private final Instant now;

    /**
     * @param who who speaks
     * @throws Failure if nobody has signed in, or the build has ended
     */
    public SignedWords(BuildRecord record, Authentication who, Instant now) {
        if (ACL.isAnonymous2(who) || !who.isAuthenticated() || who.equals(ACL.SYSTEM2)) {
            throw new Failure(Messages.SignedWords_anonymous());
        }
        if (!record.run().isBuilding()) {
            throw new Failure(Messages.SignedWords_ended());
        }
        this.record = record;
        this.person = who.getName();
        this.now = now;
    }

    /** The questions of a policy that people may answer. */
    public static List<Question> questions(Policy policy) {
        return policy.questions().values().stream()
                .filter(question -> question.criteria().isEmpty())
                .toList();
    }

    /** The waivers of a policy that name {@code person} as the second one. */
    public static List<Waiver> waivers(Policy policy, String person) {
        return policy.waivers().stream()
                .filter(waiver ->
                        waiver.approvedBy().filter(by -> same(by, person)).isPresent())
                .toList();
    }

    /**
     * Answers a question.
     *
     * @param answer {@code yes} or {@code no}
     * @param reason why; empty only with a link
     * @param link where proof can be found, with http or https; empty only with a reason
     * @param expires day or time of ISO 8601 from when on the answer is void; empty for never
     * @throws Failure if the question is not there or is measured, or an argument is wrong
     */
    public void attest(String question, String answer, String reason, String link, String expires) throws IOException {
        Question asked = policy().questions().get(question);
        if (asked == null) {
            throw new Failure(Messages.SignedWords_noQuestion(question));
        }
        if (asked.criteria().isPresent()) {
            throw new Failure(Messages.SignedWords_measured(question));
        }
        if (!"yes".equals(answer) && !"no".equals(answer)) {
            throw new Failure(Messages.SignedWords_noAnswer());
        }
        Optional<String> why = given(reason);
        Optional<String> proof = given(link);
        if (why.isEmpty() && proof.isEmpty()) {
            throw new Failure(Messages.SignedWords_noReason());
        }
        if (proof.filter(text -> !isAddress(text)).isPresent()) {
            throw new Failure(Messages.SignedWords_noLink());
        }
        Attestation attestation =
                new Attestation(question, "yes".equals(answer), person, now, why, proof, expiry(expires));
        record.write(
                TaskListener.NULL,
                writer -> writer.attested(
                        person,
                        Attested.evidence("form:" + person + ":" + question, List.of(attestation)),
                        List.of(attestation),
                        List.of()));
    }

    /**
     * Confirms a waiver that names the speaker as its second person.
     *
     * @param digest {@link Waiver#sha256()} of the waiver as it was shown
     * @throws Failure if the policy has no such waiver, or it names another person or the speaker as its owner
     */
    public void confirm(String digest) throws IOException {
        Waiver waiver = policy().waivers().stream()
                .filter(each -> each.sha256().equals(digest))
                .findFirst()
                .orElseThrow(() -> new Failure(Messages.SignedWords_noWaiver()));
        String second = waiver.approvedBy().orElse("");
        if (!same(second, person)) {
            throw new Failure(Messages.SignedWords_otherPerson(second));
        }
        if (same(waiver.owner(), person)) {
            throw new Failure(Messages.SignedWords_owner());
        }
        record.write(TaskListener.NULL, writer -> writer.waiverConfirmed(person, waiver, second, Optional.empty()));
    }

    private Policy policy() throws IOException {
        return record.policy().orElseThrow(() -> new Failure(Messages.SignedWords_noRecord()));
    }

    private Optional<Instant> expiry(String text) {
        Optional<String> given = given(text);
        try {
            Optional<Instant> expires = given.map(Times::moment);
            if (expires.filter(time -> !time.isAfter(now)).isPresent()) {
                throw new Failure(Messages.SignedWords_past());
            }
            return expires;
        } catch (DateTimeException e) {
            throw new Failure(Messages.SignedWords_noTime());
        }
    }

    private static Optional<String> given(String text) {
        Optional<String> given = Optional.ofNullable(Util.fixEmptyAndTrim(text));
        if (given.filter(words -> words.length() > MAX_LENGTH).isPresent()) {
            throw new Failure(Messages.SignedWords_tooLong(MAX_LENGTH));
        }
        return given;
    }

    private static boolean isAddress(String text) {
        try {
            URI address = URI.create(text);
            return address.getHost() != null
                    && List.of("http", "https").contains(address.getScheme().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether two ids mean the same person, as the security realm sees it. */
    private static boolean same(String one, String other) {
        SecurityRealm realm = Jenkins.get().getSecurityRealm();
        return realm.getUserIdStrategy().equals(one, other);
    }
}
