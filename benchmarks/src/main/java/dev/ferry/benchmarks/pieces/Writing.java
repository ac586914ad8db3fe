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

/** Measures the writing of the JSON that a journal stores. */
@State(Scope.Benchmark)
@Warmup(iterations = 1, time = 2, timeUnit = TimeUnit.SECONDS)
public class Writing {

    @Param
    private StoredValues of = StoredValues.EVENT;

    private Object value = "";

    /** Used by JMH, which then sets the parameter. */
    public Writing() {}

    Writing(StoredValues of) {
        this.of = of;
    }

    /** Creates the value. */
    @Setup
    public void prepare() {
        value = of.value();
    }

    /**
     * Writes the value with the name of its type.
     *
     * @return a line of JSON
     */
    @Benchmark
    public String ferry() {
        return JournalJson.write(value);
    }

    /**
     * Writes only the components of the value.
     *
     * @return a line of JSON
     * @throws JsonProcessingException never
     */
    @Benchmark
    public String jackson() throws JsonProcessingException {
        return StoredValues.JACKSON.writeValueAsString(value);
    }
}
