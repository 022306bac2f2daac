package io.jenkins.plugins.releasereadiness.cli;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --now}: the time of the verdict, so that a run can be repeated exactly. */
final class ClockOption {
    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description = "Take this as the time, for example 2026-01-31T12:00:00Z.",
            converter = InstantConverter.class)
    private Instant now;

    /** A clock that stands still at the given time, or the system's; in the zone of this machine. */
    Clock clock() {
        return now == null ? Clock.systemDefaultZone() : Clock.fixed(now, ZoneId.systemDefault());
    }

    /** Reads an instant. */
    static final class InstantConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'" + text + "' is no instant; write it as 2026-01-31T12:00:00Z (UTC)");
            }
        }
    }
}
