package io.jenkins.plugins.releasereadiness.inbox;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * What somebody wants to see of the inbox.
 *
 * @param mine only what waits for who looks
 * @param text what build, release or standing must contain, in any case; empty for everything
 * @param from how many rows to leave out at the beginning
 * @param limit how many rows to show at most
 */
record InboxQuery(boolean mine, String text, int from, int limit) {
    /** Rows of a page: more than people read, few enough to be quick. */
    static final int PAGE = 50;

    /** Rows of one answer to a program. */
    static final int MOST = 1000;

    static final String SHOW = "show";
    static final String TEXT = "q";
    static final String FROM = "from";
    static final String LIMIT = "limit";
    static final String MINE = "mine";

    private static final int LONGEST_TEXT = 200;

    static InboxQuery everything() {
        return new InboxQuery(false, "", 0, PAGE);
    }

    /** What a request asks for. What makes no sense counts as not given, for it only chooses what is shown. */
    static InboxQuery of(@CheckForNull StaplerRequest2 request) {
        if (request == null) {
            return everything();
        }
        String text = Util.fixNull(request.getParameter(TEXT)).strip();
        return new InboxQuery(
                MINE.equals(request.getParameter(SHOW)),
                text.substring(0, Math.min(LONGEST_TEXT, text.length())),
                number(request.getParameter(FROM), 0),
                Math.max(1, Math.min(MOST, number(request.getParameter(LIMIT), PAGE))));
    }

    /** Whether {@code row} is wanted; which page it is on is another question. */
    boolean wants(InboxRow row) {
        return (!mine || row.isMine()) && contains(row);
    }

    private boolean contains(InboxRow row) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || Stream.<Supplier<String>>of(row::getBuild, row::getRelease, row::getStanding)
                        .anyMatch(text -> text.get().toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** The address of the inbox that shows {@code onlyMine} from row {@code first} on, with the same text. */
    String link(boolean onlyMine, int first) {
        String query = (onlyMine ? "&" + SHOW + '=' + MINE : "")
                + (text.isEmpty()
                        ? ""
                        : "&" + TEXT + '='
                                + Util.rawEncode(text).replace("&", "%26").replace("+", "%2B"))
                + (first > 0 ? "&" + FROM + '=' + first : "");
        return query.isEmpty() ? "." : "?" + query.substring(1);
    }

    private static int number(@CheckForNull String text, int otherwise) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : otherwise;
    }
}
