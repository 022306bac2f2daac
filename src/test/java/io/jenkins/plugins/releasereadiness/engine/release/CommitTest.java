package io.jenkins.plugins.releasereadiness.engine.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "feat: add paging                     | feat  |           | false | MINOR | add paging",
                "FEAT(api): add paging                | feat  | api       | false | MINOR | add paging",
                "fix(cart)!: drop the old field       | fix   | cart      | true  | MAJOR | drop the old field",
                "chore!: drop Java 11                 | chore |           | true  | MAJOR | drop Java 11",
                "build(deps): bump x from 1 to 2      | build | deps      | false | PATCH | bump x from 1 to 2",
                "feat(breaking change): say so        | feat  | breaking change | false | MINOR | say so",
                "feat:no blank                        | ''    |           | false | PATCH | feat:no blank",
                "Fix the cart: it was empty           | ''    |           | false | PATCH | Fix the cart: it was empty",
                "Merge branch 'a'                     | ''    |           | false | PATCH | Merge branch 'a'",
                "feat():  x                           | ''    |           | false | PATCH | feat():  x",
            })
    void firstLineIsReadByTheRules(
            String message, String type, String scope, boolean breaking, Bump bump, String subject) {
        assertThat(Commit.of("0123456789abcdef", "alice", message))
                .isEqualTo(new Commit("0123456789abcdef", "alice", type, scope == null ? "" : scope, breaking, subject))
                .extracting(Commit::bump)
                .isEqualTo(bump);
    }

    @Test
    void footersMarkWhatBreaksInUpperCaseOnly() {
        assertThat(Commit.of("", "", "fix: x\n\nBREAKING CHANGE: y").breaking()).isTrue();
        assertThat(Commit.of("", "", "fix: x\n\nBREAKING-CHANGE: y").breaking()).isTrue();
        assertThat(Commit.of("", "", "no type\n\nBREAKING CHANGE: y").bump()).isEqualTo(Bump.MAJOR);
        assertThat(Commit.of("", "", "fix: x\n\nbreaking change: y").breaking()).isFalse();
        assertThat(Commit.of("", "", "fix: x\n\nThis is no BREAKING CHANGE: y").breaking())
                .isFalse();
    }

    @Test
    void textsOfOthersStayOnOneLineAndShort() {
        Commit commit = Commit.of("id", "eve\u202e\nmallory", "feat: a\u0007b" + "x".repeat(5000));

        assertThat(commit.author()).isEqualTo("eve??mallory");
        assertThat(commit.subject()).startsWith("a?bxxx").hasSizeLessThan(310);
    }

    @Test
    void gitLogIsReadWithoutItsMerges() {
        List<Commit> commits = GitLog.read("""
                commit 1111111111111111111111111111111111111111 (HEAD -> main, tag: v1.4.0)
                Author: Alice Example <alice@example.org>
                Date:   Mon Mar 2 10:00:00 2026 +0100

                    feat: add paging

                    BREAKING CHANGE: the list is an object

                commit 2222222222222222222222222222222222222222
                Merge: 1111111 3333333
                Author: Bob <bob@example.org>
                Date:   Mon Mar 2 09:00:00 2026 +0100

                    Merge pull request 7

                commit 3333333333333333333333333333333333333333
                Author: Bob <bob@example.org>
                Date:   Mon Mar 2 08:00:00 2026 +0100

                    commit 4444444 was wrong
                """);

        assertThat(commits)
                .extracting(Commit::author, Commit::bump)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("Alice Example", Bump.MAJOR),
                        org.assertj.core.api.Assertions.tuple("Bob", Bump.PATCH));
        assertThat(commits.get(1).subject()).isEqualTo("commit 4444444 was wrong");
        assertThat(GitLog.read("")).isEmpty();
        assertThatThrownBy(() -> GitLog.read("<html>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining("git log PREVIOUS..HEAD");
    }

    @Test
    void ofVeryManyCommitsThoseThatAskForMostAreKept() {
        List<Commit> many = new java.util.ArrayList<>();
        for (int at = 0; at < 3000; at++) {
            many.add(Commit.of("", "a", at == 2500 ? "feat!: last" : "fix: " + at));
        }
        Changes changes = Changes.of("test", many, Optional.empty());

        assertThat(changes.commits()).hasSize(1000);
        assertThat(changes.more()).isEqualTo(2000);
        assertThat(changes.bump()).contains(Bump.MAJOR);
        assertThat(Changes.decode(Fields.of(changes.encode(), ""))).isEqualTo(changes);
    }
}
