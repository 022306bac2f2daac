package io.jenkins.plugins.releasereadiness.config;

import hudson.AbortException;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.notice.NoticeKind;
import io.jenkins.plugins.releasereadiness.engine.policy.BuiltInPolicies;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyFiles;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyText;
import io.jenkins.plugins.releasereadiness.engine.quorum.RuleParser;
import io.jenkins.plugins.releasereadiness.engine.text.SyntaxException;
import io.jenkins.plugins.releasereadiness.engine.text.WebAddress;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the forms accept. Says nothing that is not in the text itself or in the global configuration. */
final class Checks {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]*");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Checks() {}

    /** A number from 0 to 100; nothing is fine. */
    static FormValidation percentage(String text) {
        String number = Util.fixEmptyAndTrim(text);
        return number == null || percent(number).isPresent() ? FormValidation.ok() : noPercentage();
    }

    static FormValidation noPercentage() {
        return FormValidation.error(Messages.Checks_noPercentage());
    }

    /** The number, if it is one from 0 to 100. */
    static Optional<BigDecimal> percent(String text) {
        try {
            BigDecimal number = new BigDecimal(text.trim());
            return number.signum() >= 0 && number.compareTo(HUNDRED) <= 0 ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A whole number from 0; nothing is fine. */
    static FormValidation count(String text) {
        String number = Util.fixEmptyAndTrim(text);
        return number == null || isCount(number)
                ? FormValidation.ok()
                : FormValidation.error(Messages.Checks_noCount());
    }

    static boolean isCount(String text) {
        return text.matches("[0-9]{1,4}");
    }

    static FormValidation id(String text) {
        String id = Util.fixNull(text).trim();
        return ID.matcher(id).matches() ? FormValidation.ok() : FormValidation.error(Messages.Checks_noId(id));
    }

    static FormValidation ids(String text) {
        for (String id : lines(text)) {
            if (!ID.matcher(id).matches()) {
                return FormValidation.error(Messages.Checks_noId(id));
            }
        }
        return FormValidation.ok();
    }

    static FormValidation policyName(String text) {
        String name = Util.fixNull(text).trim();
        if (!NAME.matcher(name).matches()) {
            return FormValidation.error(Messages.Checks_noPolicyName());
        }
        return BuiltInPolicies.names().contains(name)
                ? FormValidation.error(Messages.Checks_builtInName())
                : FormValidation.ok();
    }

    static FormValidation rules(String text) {
        int number = 0;
        for (String line : Util.fixNull(text).lines().toList()) {
            number++;
            if (!line.isBlank()) {
                try {
                    RuleParser.parse(line.trim());
                } catch (SyntaxException e) {
                    return FormValidation.error(Messages.Checks_line(number, e.getMessage()));
                }
            }
        }
        return FormValidation.ok();
    }

    static FormValidation existingPolicy(String text) {
        String name = Util.fixEmptyAndTrim(text);
        return name == null
                        || BuiltInPolicies.names().contains(name)
                        || ReleaseReadinessConfiguration.get().policy(name).isPresent()
                ? FormValidation.ok()
                : FormValidation.error(Messages.Checks_noPolicy());
    }

    /** Every mistake of a named policy, also where it goes below a floor. */
    static FormValidation policy(String name, String yaml) {
        try {
            Policies.load(PolicyText.named(Util.fixNull(name).trim(), Util.fixNull(yaml)), PolicyFiles.NONE, Map.of());
            return FormValidation.ok();
        } catch (AbortException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    static FormValidation folder(String text) {
        String folder = Util.fixEmptyAndTrim(text);
        try {
            if (folder != null) {
                new BundlePath(folder);
            }
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(Messages.Checks_noFolder());
        }
    }

    /** An address for a webhook; one without encryption is warned of. */
    static FormValidation webhook(String text) {
        try {
            URI address = WebAddress.parse(Util.fixNull(text).trim(), "a webhook");
            return "http".equalsIgnoreCase(address.getScheme())
                    ? FormValidation.warning(Messages.Checks_plainHttp())
                    : FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    static FormValidation noticeKinds(String text) {
        for (String word : lines(text)) {
            if (NoticeKind.find(word).isEmpty()) {
                return FormValidation.error(Messages.Checks_noNoticeKind(word, String.join(", ", NoticeKind.words())));
            }
        }
        return FormValidation.ok();
    }

    static FormValidation mailAddresses(String text) {
        for (String address : lines(text)) {
            if (!MAIL.matcher(address).matches()) {
                return FormValidation.error(Messages.Checks_noMail(address));
            }
        }
        return FormValidation.ok();
    }

    /** The lines, trimmed, without those that are empty. Commas separate too. */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : Util.fixNull(text).split("[\\n,]")) {
            if (!line.isBlank()) {
                lines.add(line.trim());
            }
        }
        return lines;
    }
}
