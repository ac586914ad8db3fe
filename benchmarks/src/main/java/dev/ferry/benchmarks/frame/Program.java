package dev.ferry.benchmarks.frame;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program that is run to its end and timed, including its child processes.
 *
 * @param environment variables in addition to those of this process
 * @param command the path and the arguments
 */
public record Program(Map<String, String> environment, List<String> command) {

    /** The time from the start to the end. */
    public static final String TIME = "ms";

    /** The processor time on all processors, in user and kernel mode. */
    public static final String PROCESSOR = "CPU ms";

    private static final String TIMED = "TIMEFORMAT='%R %U %S'; time \"$@\" >/dev/null 2>\"$ERRORS\"";

    /** Copies the environment and the command. */
    public Program {
        environment = Map.copyOf(environment);
        command = List.copyOf(command);
    }

    /**
     * Runs the program once.
     *
     * @param folder the folder for its standard error
     * @return {@link #TIME} and {@link #PROCESSOR}
     * @throws IOException if it cannot be started or fails
     * @throws InterruptedException if the thread is interrupted
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
            throw new IOException(command + " failed with exit code " + process.exitValue() + ": see " + errors);
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
