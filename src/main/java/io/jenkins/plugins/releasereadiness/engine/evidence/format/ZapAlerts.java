package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The alerts of one ZAP report, JSON or XML. Before ZAP 2.4 every instance of an alert was an item of its own, so that
 * equal ones of a site are merged there (evidence rule 23). The version may stand after the sites: both ways of counting
 * are kept until the end.
 */
final class ZapAlerts {
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(\\..*)?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final int FALSE_POSITIVE = 0;

    /** What makes two items of a site the same alert. */
    private record Key(String pluginId, String alert) {}

    private final FindingCounts items = new FindingCounts();
    private final FindingCounts merged = new FindingCounts();
    /** The alerts of the site at hand: their severity, {@code null} while all items of one are false positives. */
    private final Map<Key, FindingSeverity> site = new HashMap<>();

    private boolean versionSeen;
    private boolean mergesItems;
    private long sites;

    /** The version of ZAP that wrote the report. */
    void version(String text) {
        versionSeen = true;
        Matcher version = VERSION.matcher(text == null ? "" : text.strip());
        mergesItems = version.matches()
                && (Integer.parseInt(version.group(1)) < 2
                        || version.group(1).equals("2") && Integer.parseInt(version.group(2)) < 4);
    }

    /**
     * One alert item of the site at hand.
     *
     * @param risk {@code riskcode} as written: 0 informational to 3 high
     * @param confidence {@code confidence} as written: 0 is a false positive
     */
    void item(String pluginId, String alert, String risk, String confidence) throws UnreadableException {
        FindingSeverity severity = severity(number("riskcode", risk));
        boolean suppressed = number("confidence", confidence) == FALSE_POSITIVE;
        items.add(severity, suppressed);
        if (versionSeen && !mergesItems) {
            return;
        }
        Key key = new Key(pluginId, alert);
        FindingSeverity known = site.get(key);
        site.put(key, suppressed ? known : known == null ? severity : known.or(severity));
    }

    /** The site at hand ends. */
    void endOfSite() {
        sites++;
        for (FindingSeverity severity : site.values()) {
            merged.add(severity, severity == null);
        }
        site.clear();
    }

    long sites() {
        return sites;
    }

    FindingCounts counts() {
        return mergesItems ? merged : items;
    }

    private static FindingSeverity severity(int risk) {
        return switch (risk) {
            case 0 -> FindingSeverity.INFO;
            case 1 -> FindingSeverity.LOW;
            case 2 -> FindingSeverity.MEDIUM;
            case 3 -> FindingSeverity.HIGH;
            default -> FindingSeverity.UNKNOWN;
        };
    }

    /** ZAP writes numbers as text; one that is not given is -1 and so neither a risk nor a confidence. */
    private static int number(String what, String text) throws UnreadableException {
        if (text == null || text.isBlank()) {
            return -1;
        }
        if (!NUMBER.matcher(text.strip()).matches()) {
            throw new UnreadableException("the " + what + " of an alert is no number");
        }
        return Integer.parseInt(text.strip());
    }
}
