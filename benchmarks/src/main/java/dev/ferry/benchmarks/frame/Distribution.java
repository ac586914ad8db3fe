package dev.ferry.benchmarks.frame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The built distribution, as benchmarks that run its commands see it. Programs run in the project's folder. */
public final class Distribution {

    private static final Path HOME = Path.of("bootstrap", "target", "ferry");

    private Distribution() {}

    /**
     * Makes sure that it is there.
     *
     * @throws IOException when it is not
     */
    public static void check() throws IOException {
        if (!Files.isExecutable(HOME.resolve("bin").resolve("ferry"))) {
            throw new IOException("there is no " + HOME + "; make it with: mvn package -pl bootstrap -am");
        }
    }

    /**
     * A command as users give it.
     *
     * @return the launcher and the words
     */
    public static List<String> tuned(List<String> arguments) {
        return with(List.of(HOME.resolve("bin").resolve("ferry").toString()), arguments);
    }

    /**
     * The same without the launcher, as one would write it with any Java.
     *
     * @param runtime the folder of a Java
     * @return the JVM, its options and the words
     */
    public static List<String> untuned(Path runtime, List<String> arguments) {
        var jvm = runtime.resolve("bin").resolve("java").toString();
        var jar = HOME.resolve("lib").resolve("ferry.jar").toString();
        return with(List.of(jvm, "-cp", jar, "dev.ferry.bootstrap.Main"), arguments);
    }

    /** The Java that is shipped. */
    public static Path runtime() {
        return HOME.resolve("runtime");
    }

    /**
     * A data set that is shipped.
     *
     * @return a small CSV file
     */
    public static Path example() {
        return HOME.resolve("examples").resolve("shifts.csv");
    }

    /**
     * Settings for a Platform that knows no strangers, with nothing of the user's.
     *
     * @return what to put into the environment, to be added to
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
