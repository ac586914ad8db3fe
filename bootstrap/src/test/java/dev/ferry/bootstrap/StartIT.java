package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the distribution with its trained caches, and without them; neither start prints anything about caches. */
class StartIT {

    private static final String CACHED = "dev.ferry.bootstrap.Main source: shared objects file";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private Distribution distribution;

    /** A distribution of one's own, to be damaged: files keep their times, without which a cache does not fit. */
    @BeforeEach
    void copy() throws Exception {
        home = folder.resolve("moved here");
        var copied = new ProcessBuilder("cp", "-a", Distribution.HOME.toString(), home.toString()).start();
        assertThat(copied.waitFor()).isZero();
        distribution = new Distribution(folder);
    }

    @AfterEach
    void close() {
        distribution.close();
    }

    @Test
    void aCommandTakesItsClassesFromTheCacheWhereverItHasBeenMoved() throws Exception {
        assertThat(loaded("--version")).contains(CACHED);
        assertThat(loaded("list", "--help")).contains(CACHED);
        assertThat(loaded("upload", "--help")).contains(CACHED);
    }

    /** A service has another collector than the upload that the cache was made from. */
    @Test
    void aServiceTakesItsClassesFromTheCacheOfUploads() throws Exception {
        assertThat(loaded("serve", "--help")).contains(CACHED);
    }

    @Test
    void withoutACacheItStartsAllTheSame() throws Exception {
        for (var cache : caches()) {
            Files.delete(cache);
        }

        assertStartsInSilence();
        assertThat(loaded("--version")).doesNotContain(CACHED);
    }

    @Test
    void aCacheOfOtherFilesIsPassedOverInSilence() throws Exception {
        Files.write(home.resolve("lib/ferry.jar"), new byte[1], StandardOpenOption.APPEND);

        assertStartsInSilence();
        assertThat(loaded("--version")).doesNotContain(CACHED);
        assertThat(loaded("upload", "--help")).doesNotContain(CACHED);
    }

    /** The head of a cache names the JVM that made it. */
    @Test
    void aCacheOfAnotherJvmIsPassedOverInSilence() throws Exception {
        for (var cache : caches()) {
            var bytes = Files.readAllBytes(cache);
            var name = new String(bytes, 0, 4096, StandardCharsets.ISO_8859_1).indexOf(" VM (");
            assertThat(name).isPositive();
            bytes[name + 1] = 'X';
            Files.write(cache, bytes);
        }

        assertStartsInSilence();
        assertThat(loaded("--version")).doesNotContain(CACHED);
    }

    @Test
    void aUsersOwnCollectorAndHeapWin() throws Exception {
        assertThat(flags("-XX:+UseParallelGC -Xmx64m", "--version"))
                .contains("-XX:+UseParallelGC", "-XX:MaxHeapSize=67108864")
                .doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void aServiceHasAnotherCollectorThanACommand() throws Exception {
        assertThat(flags("", "--version")).contains("-XX:+UseSerialGC", "-XX:MaxHeapSize=536870912");
        assertThat(flags("", "-v", "serve", "--help")).contains("-XX:+UseG1GC");
    }

    @Test
    void onlyCommandsHaveOptionsForTheCompilers() throws Exception {
        assertThat(flags("", "upload", "--help"))
                .contains("-XX:CompileThresholdScaling=10")
                .doesNotContain("TieredStopAtLevel");
        assertThat(flags("", "list", "--help")).contains("-XX:TieredStopAtLevel=1");
        assertThat(flags("", "--version")).contains("-XX:TieredStopAtLevel=1");
        assertThat(flags("", "serve", "--help")).doesNotContain("CompileThresholdScaling", "TieredStopAtLevel");
    }

    @Test
    void withoutItsLibraryTheStoreOpensAllTheSame() throws Exception {
        try (var files = Files.list(home.resolve("native"))) {
            Files.delete(files.findAny().orElseThrow());
        }

        assertThat(output("", "list")).contains("FAULT");
    }

    /** Else every start would unpack a megabyte, which a process that is killed leaves behind. */
    @Test
    void theStoreNeedsNoFolderForTemporaryFiles() throws Exception {
        var nowhere = folder.resolve("nowhere");

        assertThat(output("-Djava.io.tmpdir=" + nowhere, "list")).contains("FAULT");

        assertThat(nowhere).doesNotExist();
    }

    @Test
    void tooFewOpenFilesAreRefusedInOneLine() throws Exception {
        var ferry = home.resolve("bin/ferry").toString();
        var process = distribution.start(
                new ProcessBuilder("sh", "-c", "ulimit -n 64; exec \"$0\" list", ferry).redirectErrorStream(true));

        assertThat(Distribution.output(process))
                .isEqualTo(
                        "ferry: this process may open only 64 files; raise the limit: ulimit -n 256, or LimitNOFILE in"
                                + " a unit\n");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    private void assertStartsInSilence() throws Exception {
        assertThat(output("", "--version")).matches("ferry \\S+\n");
    }

    private String loaded(String... command) throws Exception {
        return output("-Xlog:class+load", command);
    }

    private String flags(String options, String... command) throws Exception {
        return output("-XX:+PrintCommandLineFlags " + options, command);
    }

    /** All that a command writes, by either way. */
    private String output(String options, String... command) throws IOException, InterruptedException {
        var builder = distribution.command(command).redirectErrorStream(true);
        builder.command().set(0, home.resolve("bin/ferry").toString());
        builder.environment().put("FERRY_JAVA_OPTS", options);
        var process = distribution.start(builder);
        var output = Distribution.output(process);
        assertThat(process.waitFor()).isZero();
        return output;
    }

    private List<Path> caches() throws IOException {
        try (var files = Files.list(home.resolve("runtime"))) {
            return files.filter(file -> file.toString().matches(".*\\.(aot|jsa)"))
                    .toList();
        }
    }
}
