package io.jenkins.plugins.releasereadiness.engine.notice;

import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that follow from what they name: told twice, after a crash for instance, a notice has the same id. */
final class NoticeIds {
    private NoticeIds() {}

    static String of(ReleaseRecord record, long sequence) {
        return of(
                record.release().build(),
                record.release().url().orElse(""),
                record.startedAt().toString(),
                Long.toString(sequence));
    }

    static String of(String... names) {
        return UUID.nameUUIDFromBytes(String.join("\n", names).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
