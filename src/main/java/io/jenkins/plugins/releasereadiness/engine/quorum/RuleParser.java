package io.jenkins.plugins.releasereadiness.engine.quorum;

import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import io.jenkins.plugins.releasereadiness.engine.text.SyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one approval rule: people and groups, then how many of them, for example {@code (group:release-managers,
 * user:alice):2}. The brackets may be left out, and so may the count, which is then 1.
 *
 * <p>An id goes up to the next comma, closing bracket or blank, so it may hold dots, {@code @}, slashes and colons; one
 * that holds more than that, or ends in a colon and digits, stands in double quotes: {@code user:"Doe, Jo"}.
 */
public final class RuleParser {
    private static final int MAX_LENGTH = 2000;
    private static final int MAX_COUNT = 100;
    private static final String EXAMPLE = ", as in group:release-managers, user:alice : 2";

    private final String text;
    private int at;

    private RuleParser(String text) {
        this.text = text;
    }

    /**
     * @throws SyntaxException if {@code text} is no rule
     */
    public static ApprovalRule parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new SyntaxException(MAX_LENGTH + 1, "a rule has at most " + MAX_LENGTH + " characters");
        }
        return new RuleParser(text).rule();
    }

    private ApprovalRule rule() {
        int bracket = next() == '(' ? at++ : -1;
        List<ApprovalRule.Party> parties = new ArrayList<>();
        do {
            next();
            int from = at;
            ApprovalRule.Party party = party();
            if (parties.contains(party)) {
                throw error(from, party + " stands twice; a person counts only once");
            }
            parties.add(party);
        } while (skip(','));
        if (bracket >= 0 && !skip(')')) {
            throw error(at, "the bracket opened in column " + (bracket + 1) + " is not closed");
        }
        int countAt = at;
        int count = skip(':') ? count() : 1;
        if (next() != 0) {
            throw error(
                    at,
                    "'" + Shown.line(text.substring(at), 40) + "' is too much; people and groups are separated by"
                            + " commas, the count stands last" + EXAMPLE);
        }
        if (count > parties.size() && parties.stream().noneMatch(ApprovalRule.Party::group)) {
            throw error(countAt, count + " different people can never be found among " + parties.size());
        }
        return new ApprovalRule(parties, count);
    }

    private ApprovalRule.Party party() {
        char first = next();
        int from = at;
        boolean group = text.startsWith("group:", at);
        if (!group && !text.startsWith("user:", at)) {
            throw error(
                    from,
                    first == 0
                            ? "a person or group is missing" + EXAMPLE
                            : "a person is written user:ID and a group group:ID" + EXAMPLE);
        }
        at += group ? "group:".length() : "user:".length();
        int idAt = at;
        String id = at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
        if (id.isBlank()) {
            throw error(idAt, "an id is missing after '" + (group ? "group:" : "user:") + "'");
        }
        return new ApprovalRule.Party(group, id);
    }

    private String quoted() {
        int end = text.indexOf('"', at + 1);
        if (end < 0) {
            throw error(at, "the closing \" is missing");
        }
        String id = text.substring(at + 1, end);
        at = end + 1;
        return id;
    }

    /** Up to a separator, but not with a count at its end: {@code user:alice:2} is alice, twice. */
    private String plain() {
        int from = at;
        while (at < text.length() && !isSeparator(text.charAt(at))) {
            at++;
        }
        int end = at;
        while (end > from && isDigit(text.charAt(end - 1))) {
            end--;
        }
        if (end > from && text.charAt(end - 1) == ':') {
            at = end - 1;
        }
        return text.substring(from, at);
    }

    private int count() {
        next();
        int from = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        String digits = text.substring(from, at);
        int count = digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits);
        if (count < 1 || count > MAX_COUNT) {
            throw error(from, "the count after ':' should be a number from 1 to " + MAX_COUNT);
        }
        return count;
    }

    private boolean skip(char c) {
        if (next() == c) {
            at++;
            return true;
        }
        return false;
    }

    /** The next character that is no blank; 0 at the end. */
    private char next() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private static boolean isSeparator(char c) {
        return c == ',' || c == '(' || c == ')' || c == '"' || isBlank(c);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static SyntaxException error(int at, String message) {
        return new SyntaxException(at + 1, message);
    }
}
