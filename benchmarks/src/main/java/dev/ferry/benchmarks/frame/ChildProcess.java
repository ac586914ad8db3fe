package dev.ferry.benchmarks.frame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts Java processes with the class path of this process, optionally pinned to one processor. If {@code taskset} is
 * missing or there is only one processor, the process is not pinned.
 */
public final class ChildProcess {

    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private ChildProcess() {}

    /**
     * Starts a program on one processor; it shares standard error with this process.
     *
     * @param processor the processor, from 0
     * @return the caller waits for the process or destroys it
     * @throws IOException if it cannot be started
     */
    public static Process start(int processor, Class<?> main, String... arguments) throws IOException {
        var pinned = Files.isExecutable(TASKSET) && Runtime.getRuntime().availableProcessors() > 1;
        return start(
                pinned ? List.of(TASKSET.toString(), "-c", String.valueOf(processor)) : List.of(), main, arguments);
    }

    /**
     * Starts a program without pinning it; it shares standard error with this process.
     *
     * @return the caller waits for the process or destroys it
     * @throws IOException if it cannot be started
     */
    public static Process start(Class<?> main, String... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    private static Process start(List<String> prefix, Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /**
     * Reads the figures that a program prints, one per line: name, tab, value. Waits until the program ends.
     *
     * @return the figures in the order of printing
     * @throws IOException if the output cannot be read or the program fails
     * @throws InterruptedException if the thread is interrupted
     */
    public static Map<String, Double> figures(Process process) throws IOException, InterruptedException {
        var figures = new LinkedHashMap<String, Double>();
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var parts = line.split("\t", 2);
                if (parts.length == 2) {
                    figures.put(parts[0], Double.valueOf(parts[1]));
                }
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException("a contestant failed with exit code " + process.exitValue());
        }
        return figures;
    }
}
