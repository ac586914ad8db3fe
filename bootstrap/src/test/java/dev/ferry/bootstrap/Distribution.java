package dev.ferry.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the shipped program: each command in its own process, in an environment without any setting except one for the
 * JVM.
 */
public final class Distribution implements AutoCloseable {

    /** The folder of the distribution. */
    public static final Path HOME = Path.of(System.getProperty("ferry.home", "target/ferry"));

    /** The option of a short-lived JVM, which runs faster without the optimising compiler. */
    public static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    /** The jar of the program; its manifest names the libraries. */
    public static final Path JAR = HOME.resolve("lib/ferry.jar");

    private final Path folder;
    private final List<Process> started = new ArrayList<>();

    /** Uses a folder as the home folder of all commands. */
    public Distribution(Path folder) {
        this.folder = folder;
    }

    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
    }

    /** The settings for a sandbox, by the line that it prints. */
    public static Map<String, String> platform(JsonNode ready) {
        return Map.of(
                "FERRY_PLATFORM_IDENTITY_URL", ready.path("url").asText(),
                "FERRY_PLATFORM_API_URL", ready.path("url").asText(),
                "FERRY_PLATFORM_CLIENT_ID", ready.path("clientId").asText(),
                "FERRY_PLATFORM_CLIENT_SECRET", ready.path("clientSecret").asText(),
                "FERRY_PLATFORM_API_KEY", ready.path("apiKey").asText());
    }

    /** The line that a command prints when it is ready. */
    public static JsonNode ready(Process process) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return new ObjectMapper().readTree(reader.readLine());
    }

    /** The shipped JVM, with the launcher's options for a service and the class cache, if there is one. */
    public static List<String> service() {
        var cache = HOME.resolve("runtime/network.aot");
        var jvm = new ArrayList<>(List.of(
                HOME.resolve("runtime/bin/java").toString(),
                "-XX:+UseG1GC",
                SHORT_LIVED,
                "--enable-native-access=ALL-UNNAMED"));
        if (Files.exists(cache)) {
            jvm.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off"));
        }
        return jvm;
    }

    /** Starts a command; its standard error goes to that of this JVM. */
    public Process ferry(Map<String, String> environment, String... args) throws IOException {
        var builder = command(args);
        builder.environment().putAll(environment);
        return start(builder.redirectError(ProcessBuilder.Redirect.INHERIT));
    }

    /** Starts a process that ends with the test. */
    public Process start(ProcessBuilder builder) throws IOException {
        var process = builder.start();
        started.add(process);
        return process;
    }

    /** Prepares a command without starting it. */
    public ProcessBuilder command(String... args) {
        var command = new ArrayList<String>();
        command.add(HOME.resolve("bin/ferry").toString());
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("FERRY_"));
        builder.environment().keySet().removeAll(List.of("XDG_DATA_HOME", "XDG_CONFIG_HOME"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("FERRY_JAVA_OPTS", SHORT_LIVED);
        return builder;
    }

    /** Reads the standard output of a process to its end. */
    public static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
