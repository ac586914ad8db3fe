package dev.ferry.benchmarks.pieces;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ferry.adapters.store.codec.JournalJson;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A value becomes the JSON that a journal keeps. */
@State(Scope.Benchmark)
@Warmup(iterations = 1, time = 2, timeUnit = TimeUnit.SECONDS)
public class Writing {

    @Param
    private Kept of = Kept.EVENT;

    private Object value = "";

    /** For JMH, which then sets the parameter. */
    public Writing() {}

    Writing(Kept of) {
        this.of = of;
    }

    /** Makes the value. */
    @Setup
    public void prepare() {
        value = of.value();
    }

    /**
     * With the name of its type.
     *
     * @return a line of JSON
     */
    @Benchmark
    public String ferry() {
        return JournalJson.write(value);
    }

    /**
     * Its components only.
     *
     * @return a line of JSON
     * @throws JsonProcessingException never
     */
    @Benchmark
    public String jackson() throws JsonProcessingException {
        return Kept.TOLD.writeValueAsString(value);
    }
}
