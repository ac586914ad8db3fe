package dev.ferry.bootstrap.settings;

import io.smallrye.config.common.MapBackedConfigSource;
import java.util.Map;

/** Settings from a map, under a name that people understand. */
final class NamedSource extends MapBackedConfigSource {

    NamedSource(String name, Map<String, String> values, int ordinal) {
        super(name, values, ordinal);
    }
}
