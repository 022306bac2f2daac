package io.jenkins.plugins.releasereadiness.ui;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jvnet.localizer.ResourceBundleHolder;

/** The words for the engine's constants in the language of whoever looks. */
final class Labels {
    private static final ResourceBundleHolder MESSAGES = ResourceBundleHolder.get(Messages.class);

    private Labels() {}

    /** The word for {@code constant}; there is a message for each constant that a page shows. */
    static String of(Enum<?> constant) {
        return MESSAGES.format(constant.getDeclaringClass().getSimpleName() + '.' + constant.name());
    }

    /** The constant that is written as {@code text}; empty if a later release of this plugin wrote it. */
    static <E extends Enum<E>> Optional<E> find(Class<E> type, Function<E, String> written, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> written.apply(constant).equals(text))
                .findFirst();
    }
}
