package dev.ferry.adapters.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * The configuration of Jackson that all driving adapters share. Times are ISO 8601 strings, null members are written,
 * and a reader ignores unknown members.
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
     * @return thread-safe, as long as no caller configures it
     */
    public static ObjectMapper mapper() {
        return MAPPER;
    }
}
