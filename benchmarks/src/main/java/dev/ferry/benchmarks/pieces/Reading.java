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

/** The JSON that a journal keeps becomes a value again. */
@State(Scope.Benchmark)
@Warmup(iterations = 1, time = 2, timeUnit = TimeUnit.SECONDS)
public class Reading {

    @Param
    private Kept of = Kept.EVENT;

    private Class<?> type = Object.class;
    private String json = "";

    /** For JMH, which then sets the parameter. */
    public Reading() {}

    Reading(Kept of) {
        this.of = of;
    }

    /** Makes the JSON. */
    @Setup
    public void prepare() {
        type = of.value().getClass();
        json = JournalJson.write(of.value());
    }

    /**
     * As the type says that stands in it.
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
     * As the type that we happen to know.
     *
     * @return the same
     * @throws IOException never
     */
    @Benchmark
    public Object jackson() throws IOException {
        return Kept.TOLD.readValue(json, type);
    }
}
