package dev.ferry.adapters.store.codec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
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
import dev.ferry.domain.event.UploadEvent.UploadQueued;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.TraceContext;
import dev.ferry.domain.upload.Processing;
import dev.ferry.domain.upload.Upload;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Converts uploads and events to JSON and back. The member {@code type} of an upload or a fault, and {@code event} of
 * an event, has the simple name of the record. The other members are the record's components. Journals must stay
 * readable by later versions, so renaming a record, a component or an enum constant needs a migration.
 */
public final class JournalJson {

    private static final ObjectMapper JSON = mapper();
    private static final ObjectReader EVENTS = JSON.readerFor(UploadEvent.class);

    private static final String CALLER = "caller";
    private static final String QUOTED_CALLER = '"' + CALLER + '"';

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
            throw new IllegalStateException("a domain value cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /**
     * Writes an event.
     *
     * @param caller the trace context of the submitter, null when the submission had none
     * @return one line of JSON
     */
    public static String write(UploadEvent event, @Nullable TraceContext caller) {
        if (caller == null) {
            return write(event);
        }
        ObjectNode json = JSON.valueToTree(event);
        return json.set(CALLER, JSON.<JsonNode>valueToTree(caller)).toString();
    }

    /**
     * Reads an event.
     *
     * @param at the time of the commit
     * @param json one line of JSON
     * @return the event with its number and time
     * @throws IOException when the text is not an event
     */
    public static RecordedEvent readEvent(long number, Instant at, String json) throws IOException {
        return new RecordedEvent(number, at, EVENTS.readValue(json), caller(json));
    }

    /** Parses the text again only if it contains the member: most events have no caller. */
    private static @Nullable TraceContext caller(String json) throws IOException {
        var caller = json.contains(QUOTED_CALLER) ? JSON.readTree(json).get(CALLER) : null;
        return caller == null ? null : JSON.treeToValue(caller, TraceContext.class);
    }

    /**
     * Reads an upload or an event.
     *
     * @param json one line of JSON
     * @param type {@link Upload} or {@link UploadEvent}
     * @throws IOException when the text is not such a value
     */
    public static <T> T read(String json, Class<T> type) throws IOException {
        return JSON.readValue(json, type);
    }

    /** The JSON form of uploads and faults. Only the record components are members; computed values are not written. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface TypeInfoMixin {}

    /** Omits a component that older journals do not have, unless it has a value. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private interface LaterComponentsMixin {}

    /**
     * The JSON form of events. Their CloudEvents type, which follows from the record, is not written; the record's name
     * is in {@code event}.
     */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
    @JsonIgnoreProperties("type")
    private interface EventTypeInfoMixin {}

    private static ObjectMapper mapper() {
        var resultKinds = new SimpleModule()
                .addKeySerializer(ResultKind.class, new KindAsKey())
                .addKeyDeserializer(ResultKind.class, new KeyAsKind());
        var mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(resultKinds)
                .addMixIn(Upload.class, TypeInfoMixin.class)
                .addMixIn(Processing.class, LaterComponentsMixin.class)
                .addMixIn(Attempt.class, LaterComponentsMixin.class)
                .addMixIn(UploadQueued.class, LaterComponentsMixin.class)
                .addMixIn(Fault.class, TypeInfoMixin.class)
                .addMixIn(UploadEvent.class, EventTypeInfoMixin.class)
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
