package io.jenkins.plugins.releasereadiness.config;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.FormValidation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {
    @ParameterizedTest
    @CsvSource({"85, OK", "'', OK", "0, OK", "100, OK", "79.5, OK", "101, ERROR", "-1, ERROR", "much, ERROR"})
    void scoresAreCheckedWhileTheyAreTyped(String value, FormValidation.Kind kind) {
        assertThat(Checks.percentage(value).kind).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"group:release-managers:2, OK", "'', OK", "nobody in particular, ERROR", "'user:alice\nuser:', ERROR"})
    void approvalRulesAreCheckedWhileTheyAreTyped(String value, FormValidation.Kind kind) {
        assertThat(Checks.rules(value).kind).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"release-evidence, OK", "'', OK", "a/b, OK", "../a, ERROR", "/a, ERROR", "a//b, ERROR"})
    void archiveFolderMustBeSafe(String value, FormValidation.Kind kind) {
        assertThat(Checks.folder(value).kind).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"payments, OK", "production-readiness, ERROR", "Payments!, ERROR", "'', ERROR"})
    void nameOfAPolicyIsAWordThatIsNotTaken(String value, FormValidation.Kind kind) {
        assertThat(Checks.policyName(value).kind).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"'security.authentication\ndata.backup', OK", "'a,b', OK", "'', OK", "Data backup, ERROR"})
    void idsAreWordsSeparatedByLinesOrCommas(String value, FormValidation.Kind kind) {
        assertThat(Checks.ids(value).kind).isEqualTo(kind);
    }
}
