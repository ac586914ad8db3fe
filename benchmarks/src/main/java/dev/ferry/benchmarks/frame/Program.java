package dev.ferry.benchmarks.frame;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program that is run to its end and timed, with all that it starts.
 *
 * @param environment what it gets beside this process' own
 * @param command its path and its arguments
 */
public record Program(Map<String, String> environment, List<String> command) {

    /** From the start to the end. */
    public static final String TIME = "ms";

    /** Of all processors together, its own and the kernel's for it. */
    public static final String PROCESSOR = "CPU ms";

    private static final String TIMED = "TIMEFORMAT='%R %U %S'; time \"$@\" >/dev/null 2>\"$ERRORS\"";

    /** Copies both. */
    public Program {
        environment = Map.copyOf(environment);
        command = List.copyOf(command);
    }

    /**
     * Runs it once.
     *
     * @param folder where it works; its errors are kept there
     * @return how long it took, by {@link #TIME} and {@link #PROCESSOR}
     * @throws IOException when it cannot be started, or fails
     * @throws InterruptedException when nobody waits any more
     */
    public Map<String, Double> timed(Path folder) throws IOException, InterruptedException {
        var errors = folder.resolve("errors");
        var timed = new ArrayList<>(List.of("bash", "-c", TIMED, "bash"));
        timed.addAll(command);
        var builder = new ProcessBuilder(timed).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("ERRORS", errors.toString());
        var process = builder.start();
        var times = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .strip()
                .split(" ", 3);
        if (process.waitFor() != 0) {
            throw new IOException(command + " has failed with exit code " + process.exitValue() + ": see " + errors);
        }
        var figures = new LinkedHashMap<String, Double>();
        figures.put(TIME, seconds(times[0]) * 1000);
        figures.put(PROCESSOR, (seconds(times[1]) + seconds(times[2])) * 1000);
        return figures;
    }

    private static double seconds(String text) {
        return Double.parseDouble(text.replace(',', '.'));
    }
}
