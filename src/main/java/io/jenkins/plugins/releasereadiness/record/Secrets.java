package io.jenkins.plugins.releasereadiness.record;

import hudson.EnvVars;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceCodec;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.ledger.Masking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Secrets that a build knows: those that {@code withCredentials} and others gave to a step, and its parameters that are
 * passwords. The console masks them by itself; what is recorded and published is not the console, so they are taken out
 * before. Holds secrets: not to be stored.
 */
public final class Secrets implements Masking {
    /** No secrets. */
    public static final Secrets NONE = new Secrets(List.of());

    private static final String MASK = "****";

    /** A shorter one is no secret worth the name, and masking it would make every text unreadable. */
    private static final int SHORTEST = 4;

    /** Digests are told as they are: a short secret may stand in one by chance. */
    private static final Pattern DIGEST = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");

    private final Set<String> plain;
    private final List<String> values;

    private Secrets(Collection<String> plain) {
        this.plain = new LinkedHashSet<>(plain);
        Set<String> forms = new LinkedHashSet<>();
        this.plain.stream()
                .flatMap(value -> Stream.concat(Stream.of(value), value.lines().map(String::strip)))
                .filter(value -> value.length() >= SHORTEST)
                .forEach(value -> SecretForms.of(value, forms));
        values = forms.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Secrets of which only the values are known; see {@link #plain}. */
    static Secrets of(Collection<String> values) {
        return new Secrets(values);
    }

    /**
     * The values of the variables that were declared sensitive.
     *
     * @param names names of the sensitive variables
     * @param variables the environment of the step
     */
    public static Secrets of(Collection<String> names, EnvVars variables) {
        return new Secrets(
                names.stream().map(variables::get).filter(Objects::nonNull).toList());
    }

    /**
     * What the build of a step knows: in the step's surroundings, and what its earlier steps were given. The build's record
     * leaves it out as well from now on.
     */
    public static Secrets of(StepContext context) throws IOException, InterruptedException {
        Run<?, ?> run = context.get(Run.class);
        EnvVars variables = context.get(EnvVars.class);
        EnvironmentExpander expander = context.get(EnvironmentExpander.class);
        Secrets here = expander == null || variables == null ? NONE : of(expander.getSensitiveVariables(), variables);
        return ReleaseRecords.of(run).learn(here.and(SecretsOfSteps.of(run)));
    }

    /** The values of a build's parameters that are sensitive, such as passwords. */
    static Secrets ofParameters(Run<?, ?> run) {
        List<String> values = new ArrayList<>();
        for (ParametersAction parameters : run.getActions(ParametersAction.class)) {
            for (ParameterValue parameter : parameters.getAllParameters()) {
                if (parameter.isSensitive() && parameter.getValue() instanceof Secret secret) {
                    values.add(secret.getPlainText());
                } else if (parameter.isSensitive() && parameter.getValue() instanceof String text) {
                    values.add(text);
                }
            }
        }
        return new Secrets(values);
    }

    /** These and others. */
    Secrets and(Secrets others) {
        List<String> all = new ArrayList<>(plain);
        all.addAll(others.plain);
        return new Secrets(all);
    }

    /** Whether all of the others are among these. */
    boolean contains(Secrets others) {
        return plain.containsAll(others.plain);
    }

    /** The secrets as they were given. */
    List<String> plain() {
        return List.copyOf(plain);
    }

    /** What to look for in files: the secrets and the forms they take in JSON, XML, addresses and base64. */
    ArrayList<String> values() {
        return new ArrayList<>(values);
    }

    @Override
    public String text(String plain) {
        if (values.isEmpty()) {
            return plain;
        }
        StringBuilder masked = new StringBuilder();
        int from = 0;
        Matcher digests = DIGEST.matcher(plain);
        while (digests.find()) {
            if (!values.contains(digests.group())) {
                masked.append(replaced(plain.substring(from, digests.start()))).append(digests.group());
                from = digests.end();
            }
        }
        return masked.append(replaced(plain.substring(from))).toString();
    }

    /** {@code text} without secrets. */
    public String scrub(String text) {
        return text(text);
    }

    /** A JSON tree without secrets in its texts; see {@link Masking#payload}. */
    public Map<String, Object> scrub(Map<String, ?> tree) {
        return payload(tree);
    }

    private String replaced(String text) {
        String clean = text;
        for (String value : values) {
            clean = clean.replace(value, MASK);
        }
        return clean;
    }

    /** A piece of evidence without secrets in its texts. */
    public Evidence scrub(Evidence piece) {
        return EvidenceCodec.decode(Fields.of(scrub(EvidenceCodec.encode(piece)), piece.source()));
    }
}
