package dev.ferry.adapters.telemetry.meter;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Names the kinds of a sealed type: its record names in kebab case, the same words as event types and fault codes. */
final class SealedTypeNames {

    private SealedTypeNames() {}

    static List<String> of(Class<?> sealed) {
        return records(sealed).map(SealedTypeNames::word).toList();
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(SealedTypeNames::records)
                : Stream.of(type);
    }

    private static String word(Class<?> type) {
        return type.getSimpleName()
                .replaceFirst("^Upload", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
