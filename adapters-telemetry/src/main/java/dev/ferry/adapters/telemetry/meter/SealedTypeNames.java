package dev.ferry.adapters.telemetry.meter;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The words for all kinds of a sealed type: the names of its records in kebab case, as events and faults have them. */
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
