package dev.ferry.bootstrap.settings;

import io.smallrye.config.common.MapBackedConfigSource;
import java.util.Map;

/** A source of settings from a map, with a name for messages. */
final class NamedSource extends MapBackedConfigSource {

    NamedSource(String name, Map<String, String> values, int ordinal) {
        super(name, values, ordinal);
    }
}
