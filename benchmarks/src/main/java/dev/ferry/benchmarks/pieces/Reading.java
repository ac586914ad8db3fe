package dev.ferry.benchmarks.pieces;

import dev.ferry.adapters.store.codec.JournalJson;
import dev.ferry.domain.upload.Upload;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures the parsing of the JSON that a journal stores. */
@State(Scope.Benchmark)
@Warmup(iterations = 1, time = 2, timeUnit = TimeUnit.SECONDS)
public class Reading {

    @Param
    private StoredValues of = StoredValues.EVENT;

    private Class<?> type = Object.class;
    private String json = "";

    /** Used by JMH, which then sets the parameter. */
    public Reading() {}

    Reading(StoredValues of) {
        this.of = of;
    }

    /** Creates the JSON. */
    @Setup
    public void prepare() {
        type = of.value().getClass();
        json = JournalJson.write(of.value());
    }

    /**
     * Reads with the type that is stored in the JSON.
     *
     * @throws IOException never
     */
    @Benchmark
    public Object ferry() throws IOException {
        return switch (of) {
            case EVENT -> JournalJson.readEvent(1, Instant.EPOCH, json).event();
            case UPLOAD -> JournalJson.read(json, Upload.class);
        };
    }

    /**
     * Reads with the type that the caller passes.
     *
     * @throws IOException never
     */
    @Benchmark
    public Object jackson() throws IOException {
        return StoredValues.JACKSON.readValue(json, type);
    }
}
