package dev.ferry.adapters.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * The one configuration of Jackson: times are ISO 8601 texts, members that are null are written, and a reader ignores
 * members that it does not know.
 */
public final class JsonConfiguration {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private JsonConfiguration() {}

    /**
     * Returns the shared mapper.
     *
     * @return safe for use by several threads, as long as no caller configures it
     */
    public static ObjectMapper mapper() {
        return MAPPER;
    }
}
