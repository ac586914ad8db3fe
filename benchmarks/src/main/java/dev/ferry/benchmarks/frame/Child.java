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
 * A Java process of its own, with this process' class path, anywhere or on a processor of its own. Where
 * {@code taskset} is missing or there is one processor only, it runs anywhere.
 */
public final class Child {

    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private Child() {}

    /**
     * Starts a program on one processor; its errors are shown with ours.
     *
     * @param processor on which it runs, from 0
     * @return the process, to be destroyed or waited for
     * @throws IOException when it cannot be started
     */
    public static Process start(int processor, Class<?> main, String... arguments) throws IOException {
        var pinned = Files.isExecutable(TASKSET) && Runtime.getRuntime().availableProcessors() > 1;
        return start(
                pinned ? List.of(TASKSET.toString(), "-c", String.valueOf(processor)) : List.of(), main, arguments);
    }

    /**
     * Starts a program that has the machine to itself; its errors are shown with ours.
     *
     * @return the process, to be destroyed or waited for
     * @throws IOException when it cannot be started
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
     * Waits for a program that prints figures, a line each: name, tab, value.
     *
     * @return the figures in the order of printing
     * @throws IOException when what it prints cannot be read, or it fails
     * @throws InterruptedException when nobody waits any more
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
            throw new IOException("a contestant has failed with exit code " + process.exitValue());
        }
        return figures;
    }
}
