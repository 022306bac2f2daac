package io.jenkins.plugins.releasereadiness.config;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.AbortException;
import hudson.model.Run;
import hudson.security.ACL;
import io.jenkins.plugins.releasereadiness.engine.attest.AttestationException;
import io.jenkins.plugins.releasereadiness.engine.attest.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/**
 * The keys with which a build's release record is signed: the administrator's, and one that the pipeline may name in
 * addition, never instead. Looked up anew each time, so that a key that was changed is used at once; using one is tracked.
 */
public final class SigningKeys {
    /** Which credentials can hold a key: a secret file or a secret text. */
    static final CredentialsMatcher MATCHER = CredentialsMatchers.anyOf(
            CredentialsMatchers.instanceOf(FileCredentials.class),
            CredentialsMatchers.instanceOf(StringCredentials.class));

    /** Longest key file; a few PEM blocks are a few kilobytes. */
    private static final int MAX_LENGTH = 1 << 16;

    private SigningKeys() {}

    /**
     * The keys for a build; none if neither administrator nor pipeline names one.
     *
     * @param named id of the credentials that the pipeline names; empty for none
     * @throws AbortException if records must be signed but no key is named, or a key cannot be had; says what to do and
     *     holds no part of a key
     */
    public static List<SigningKey> of(Run<?, ?> run, String named) throws AbortException {
        ProofSettings settings = ReleaseReadinessConfiguration.get().getProof();
        List<SigningKey> keys = new ArrayList<>();
        String always = settings.getSigningKey();
        if (!always.isEmpty()) {
            keys.add(read(run, always, ofController(always).or(() -> ofJob(run, always))));
        }
        if (!named.isEmpty() && !named.equals(always)) {
            keys.add(read(run, named, ofJob(run, named)));
        }
        if (keys.isEmpty() && settings.isMustSign()) {
            throw new AbortException("release records must be signed here, but no key is named: the administrator"
                    + " chooses one under Manage Jenkins, System, Release Readiness, or the step names the id of a"
                    + " secret file or secret text of this job's folder with signingKey");
        }
        return keys;
    }

    /**
     * The controller's own credentials, those of scope System among them, which no pipeline can read. They come first, so
     * that nobody who may add credentials to a folder can put another key in their place.
     */
    static Optional<StandardCredentials> ofController(String id) {
        return CredentialsProvider.lookupCredentialsInItemGroup(
                        StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of())
                .stream()
                .filter(found -> found.getId().equals(id) && MATCHER.matches(found))
                .findFirst();
    }

    private static Optional<StandardCredentials> ofJob(Run<?, ?> run, String id) {
        return Optional.ofNullable(
                        CredentialsProvider.findCredentialById(id, StandardCredentials.class, run, List.of()))
                .filter(MATCHER::matches);
    }

    private static SigningKey read(Run<?, ?> run, String id, Optional<StandardCredentials> found)
            throws AbortException {
        if (found.isEmpty()) {
            throw new AbortException("the release record cannot be signed: there is no secret file or secret text '"
                    + id + "' that this job may use; it holds a private key in PEM and stands in the job's folder or"
                    + " above");
        }
        CredentialsProvider.track(run, found.get());
        return read(found.get());
    }

    /**
     * @throws AbortException if it is no key that can sign; holds no part of it
     */
    static SigningKey read(StandardCredentials credentials) throws AbortException {
        try {
            return SigningKey.read(text(credentials));
        } catch (AttestationException | IOException e) {
            throw new AbortException("the release record cannot be signed with the credentials '" + credentials.getId()
                    + "': " + e.getMessage());
        }
    }

    private static String text(StandardCredentials credentials) throws IOException {
        if (credentials instanceof FileCredentials file) {
            try (InputStream in = file.getContent()) {
                return new String(in.readNBytes(MAX_LENGTH), StandardCharsets.ISO_8859_1);
            }
        }
        return credentials instanceof StringCredentials text ? text.getSecret().getPlainText() : "";
    }
}
