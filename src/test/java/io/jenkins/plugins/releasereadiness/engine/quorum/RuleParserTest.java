package io.jenkins.plugins.releasereadiness.engine.quorum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.releasereadiness.engine.text.SyntaxException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleParserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    group:release-managers, user:alice : 2    | (group:release-managers, user:alice):2
                    (group:release-managers, user:alice):2    | (group:release-managers, user:alice):2
                    ( group:a,user:b )                        | (group:a, user:b):1
                    user:bob                                  | (user:bob):1
                    user:bob:1                                | (user:bob):1
                    group:ops:3                               | (group:ops):3
                    user:bob@example.org                      | (user:bob@example.org):1
                    group:my-org*release:managers             | (group:my-org*release:managers):1
                    user:"Doe, Jo"                            | (user:"Doe, Jo"):1
                    group:"team:7":2                          | (group:"team:7"):2
                    """)
    void peopleAndGroupsWithACount(String text, String written) {
        ApprovalRule rule = RuleParser.parse(text);

        assertThat(rule.written()).isEqualTo(written);
        assertThat(RuleParser.parse(written)).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                     | 1  | a person or group is missing
                    alice                  | 1  | written user:ID
                    user:                  | 6  | an id is missing
                    user:alice,            | 12 | a person or group is missing
                    user:alice bob         | 12 | too much
                    (user:alice, group:ops | 23 | opened in column 1 is not closed
                    user:alice, user:alice | 13 | stands twice
                    group:ops : 0          | 13 | from 1 to 100
                    group:ops : two        | 13 | from 1 to 100
                    group:ops : 101        | 13 | from 1 to 100
                    group:ops :            | 12 | from 1 to 100
                    user:"alice            | 6  | closing
                    user:alice, user:bob:3 | 21 | never be found among 2
                    """)
    void aMistakeIsNamedWithItsColumn(String text, int column, String message) {
        SyntaxException error = catchThrowableOfType(SyntaxException.class, () -> RuleParser.parse(text));

        assertThat(error).as(text).hasMessageContaining(message);
        assertThat(error.column()).as(error.getMessage()).isEqualTo(column);
    }

    @Property
    void anyTextIsARuleOrHasAMistakeInsideIt(@ForAll String text) {
        try {
            RuleParser.parse("user:" + text);
        } catch (SyntaxException e) {
            assertThat(e.column()).isBetween(1, text.length() + "user:".length() + 1);
        }
    }
}
