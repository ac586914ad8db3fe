package dev.ferry.benchmarks.frame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The built distribution, for benchmarks that run its commands. They run in the project's folder. */
public final class Distribution {

    private static final Path HOME = Path.of("bootstrap", "target", "ferry");

    private Distribution() {}

    /**
     * Checks that the distribution exists.
     *
     * @throws IOException if it does not exist
     */
    public static void check() throws IOException {
        if (!Files.isExecutable(HOME.resolve("bin").resolve("ferry"))) {
            throw new IOException(HOME + " does not exist; build it with: mvn package -pl bootstrap -am");
        }
    }

    /**
     * Creates a command with the launcher.
     *
     * @return the launcher and the arguments
     */
    public static List<String> tuned(List<String> arguments) {
        return with(List.of(HOME.resolve("bin").resolve("ferry").toString()), arguments);
    }

    /**
     * Creates a command without the launcher.
     *
     * @param runtime the folder of a Java runtime
     * @return the JVM, its options and the arguments
     */
    public static List<String> untuned(Path runtime, List<String> arguments) {
        var jvm = runtime.resolve("bin").resolve("java").toString();
        var jar = HOME.resolve("lib").resolve("ferry.jar").toString();
        return with(List.of(jvm, "-cp", jar, "dev.ferry.bootstrap.Main"), arguments);
    }

    /** The Java runtime of the distribution. */
    public static Path runtime() {
        return HOME.resolve("runtime");
    }

    /** A small CSV file of the distribution. */
    public static Path example() {
        return HOME.resolve("examples").resolve("shifts.csv");
    }

    /**
     * Creates settings for a Platform that accepts any credentials, independent of the user's settings.
     *
     * @return environment variables, mutable
     */
    public static Map<String, String> environment(String platform, Path home) {
        return new HashMap<>(Map.of(
                "FERRY_STORE_URL",
                "sqlite:" + home.resolve("ferry.db"),
                "FERRY_DATA_DIR",
                home.resolve("data").toString(),
                "FERRY_PLATFORM_IDENTITY_URL",
                platform,
                "FERRY_PLATFORM_API_URL",
                platform,
                "FERRY_PLATFORM_CLIENT_ID",
                "me",
                "FERRY_PLATFORM_CLIENT_SECRET",
                "secret",
                "FERRY_PLATFORM_API_KEY",
                "key",
                "HOME",
                home.toString()));
    }

    private static List<String> with(List<String> start, List<String> arguments) {
        return Stream.concat(start.stream(), arguments.stream()).toList();
    }
}
