package dev.ferry.benchmarks.pieces;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A method that JMH measures in its own process, after the warm-up that its class defines.
 *
 * @param type the class with the method and a parameter {@code of}
 */
record JmhMethod(Class<?> type, String method, Enum<?> of) {

    static final String TIME = "ns/op";
    static final String MEMORY = "bytes/op";

    /** The profiler's name for the bytes allocated by an operation. */
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private static final TimeValue ITERATION = TimeValue.milliseconds(300);
    private static final int ITERATIONS = 2;

    Map<String, Double> figures() throws RunnerException {
        var options = new OptionsBuilder()
                .include("^" + Pattern.quote(type.getName() + "." + method) + "$")
                .param("of", of.name())
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .jvmArgs("-XX:+UseSerialGC", "-Xmx1g")
                .measurementIterations(ITERATIONS)
                .measurementTime(ITERATION)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        var result = new Runner(options).runSingle();
        var figures = new LinkedHashMap<String, Double>();
        figures.put(TIME, result.getPrimaryResult().getScore());
        figures.put(
                MEMORY,
                requireNonNull(result.getSecondaryResults().get(ALLOCATED)).getScore());
        return figures;
    }
}
