package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

/** Judges a document type declaration, which is allowed but may declare no entity (evidence rule 3). */
final class Doctype {
    private Doctype() {}

    /**
     * Whether the internal subset declares an entity or refers to one, which only a declaration elsewhere could explain.
     *
     * @param subset what stands between the brackets; {@code null} if there are none
     */
    static boolean touchesEntities(String subset) {
        int at = 0;
        while (subset != null && at < subset.length()) {
            char c = subset.charAt(at);
            if (c == '%' || subset.startsWith("<!ENTITY", at)) {
                return true;
            } else if (subset.startsWith("<!--", at)) {
                at = after(subset, "-->", at + 4);
            } else if (subset.startsWith("<?", at)) {
                at = after(subset, "?>", at + 2);
            } else if (c == '"' || c == '\'') {
                at = after(subset, String.valueOf(c), at + 1);
            } else {
                at++;
            }
        }
        return false;
    }

    private static int after(String text, String end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? text.length() : at + end.length();
    }
}
