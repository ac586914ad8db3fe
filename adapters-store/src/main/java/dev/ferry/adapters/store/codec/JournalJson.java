package dev.ferry.adapters.store.codec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.TraceContext;
import dev.ferry.domain.upload.Upload;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Uploads and events as JSON. A sealed type is told by the simple name of its record under {@code type}; the members
 * are the record's components. What stands in a journal must be readable for ever, so renaming a component is a
 * migration.
 */
public final class JournalJson {

    private static final ObjectMapper JSON = mapper();
    private static final ObjectReader EVENTS = JSON.readerFor(UploadEvent.class);

    private static final String CALLER = "caller";
    private static final String CALLER_NAMED = '"' + CALLER + '"';

    private JournalJson() {}

    /**
     * Writes an upload or an event.
     *
     * @param value an {@link Upload} or an {@link UploadEvent}
     * @return one line of JSON
     */
    public static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value of the domain cannot be written: " + value.getClass(), e);
        }
    }

    /**
     * Writes an event.
     *
     * @param caller the place in a trace of whoever asked for the upload, null when that is in none
     * @return one line of JSON
     */
    public static String write(UploadEvent event, @Nullable TraceContext caller) {
        if (caller == null) {
            return write(event);
        }
        ObjectNode told = JSON.valueToTree(event);
        return told.set(CALLER, JSON.<JsonNode>valueToTree(caller)).toString();
    }

    /**
     * Reads an event.
     *
     * @param at when it was committed
     * @param json one line of JSON
     * @return the event in its place
     * @throws IOException when the journal holds something else
     */
    public static RecordedEvent readEvent(long number, Instant at, String json) throws IOException {
        return new RecordedEvent(number, at, EVENTS.readValue(json), caller(json));
    }

    /** Most events have none, so it is not looked for in the tree of what cannot hold it. */
    private static @Nullable TraceContext caller(String json) throws IOException {
        var told = json.contains(CALLER_NAMED) ? JSON.readTree(json).get(CALLER) : null;
        return told == null ? null : JSON.treeToValue(told, TraceContext.class);
    }

    /**
     * Reads what was written.
     *
     * @param json one line of JSON
     * @param type {@link Upload} or {@link UploadEvent}
     * @throws IOException when the journal holds something else
     */
    public static <T> T read(String json, Class<T> type) throws IOException {
        return JSON.readValue(json, type);
    }

    /** Only components are members: what a type computes from them is not written. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Told {}

    /** Events have a CloudEvents type of their own, which follows from the record. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
    @JsonIgnoreProperties("type")
    private interface ToldEvent {}

    private static ObjectMapper mapper() {
        var kinds = new SimpleModule()
                .addKeySerializer(ResultKind.class, new KindAsKey())
                .addKeyDeserializer(ResultKind.class, new KeyAsKind());
        var mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(kinds)
                .addMixIn(Upload.class, Told.class)
                .addMixIn(Fault.class, Told.class)
                .addMixIn(UploadEvent.class, ToldEvent.class)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        Stream.of(Upload.class, Fault.class, UploadEvent.class)
                .flatMap(JournalJson::records)
                .forEach(type -> mapper.registerSubtypes(new NamedType(type, type.getSimpleName())));
        return mapper;
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(JournalJson::records)
                : Stream.of(type);
    }

    private static final class KindAsKey extends JsonSerializer<ResultKind> {
        @Override
        public void serialize(ResultKind kind, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeFieldName(kind.key());
        }
    }

    private static final class KeyAsKind extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return new ResultKind(key);
        }
    }
}
