package io.jenkins.plugins.releasereadiness.engine.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code git log} prints by default ({@code --format=medium}). */
public final class GitLog {
    private static final Pattern COMMIT = Pattern.compile("commit ([0-9a-f]{7,64})(?: .*)?");
    private static final Pattern AUTHOR = Pattern.compile("Author:\\s+(.*?)(?:\\s*<[^<>]*>)?\\s*");
    private static final String MESSAGE = "    ";

    private final List<Commit> commits = new ArrayList<>();
    private String id = "";
    private String author = "";
    private boolean merge;
    private final StringBuilder message = new StringBuilder();

    private GitLog() {}

    /**
     * The commits, without merges, which repeat what others tell.
     *
     * @throws IllegalArgumentException if the text is not what git prints; an empty one has no commits
     */
    public static List<Commit> read(String text) {
        GitLog log = new GitLog();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            log.line(line, number);
        }
        log.end();
        return List.copyOf(log.commits);
    }

    private void line(String line, int number) {
        Matcher start = COMMIT.matcher(line);
        if (start.matches()) {
            end();
            id = start.group(1);
            return;
        }
        if (id.isEmpty() && !line.isBlank()) {
            throw new IllegalArgumentException("line " + number
                    + " is not what 'git log' prints; write the file with: git log PREVIOUS..HEAD > commits.txt");
        }
        Matcher by = AUTHOR.matcher(line);
        if (line.startsWith(MESSAGE)) {
            message.append(line.substring(MESSAGE.length())).append('\n');
        } else if (line.isBlank()) {
            message.append('\n');
        } else if (line.toLowerCase(Locale.ROOT).startsWith("merge:")) {
            merge = true;
        } else if (by.matches()) {
            author = by.group(1);
        }
    }

    private void end() {
        if (!id.isEmpty() && !merge) {
            commits.add(Commit.of(id, author, message.toString()));
        }
        id = "";
        author = "";
        merge = false;
        message.setLength(0);
    }
}
