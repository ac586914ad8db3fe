package dev.ferry.benchmarks.start;

import dev.ferry.benchmarks.frame.Chart;
import dev.ferry.benchmarks.frame.ChildProcess;
import dev.ferry.benchmarks.frame.Contestant;
import dev.ferry.benchmarks.frame.Distribution;
import dev.ferry.benchmarks.frame.Machine;
import dev.ferry.benchmarks.frame.Measurements;
import dev.ferry.benchmarks.frame.Page;
import dev.ferry.benchmarks.frame.Program;
import dev.ferry.benchmarks.frame.Rounds;
import dev.ferry.benchmarks.frame.Scratch;
import dev.ferry.benchmarks.server.MinimalPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs short commands of the built distribution in turn, and writes {@code docs/performance/start.md}. */
public final class StartBenchmark {

    private static final Path SCRIPT = Path.of("benchmarks", "src", "main", "scripts", "upload.sh");

    private static final String VERSION = "Ferry, --version";
    private static final String VERSION_UNTUNED = "untuned, --version";
    private static final String VERSION_BY_JDK = "untuned on a whole JDK, --version";
    private static final String UPLOAD = "Ferry, upload";
    private static final String UPLOAD_UNTUNED = "untuned, upload";
    private static final String UPLOAD_BY_JDK = "untuned on a whole JDK, upload";
    private static final String CURL = "a script of curl calls";

    private final Path folder;
    private final String platform;

    private StartBenchmark(Path folder, String platform) {
        this.folder = folder;
        this.platform = platform;
    }

    /**
     * Runs the benchmark and writes the page.
     *
     * @param arguments the number of rounds (15)
     * @throws Exception if a command fails
     */
    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
        Distribution.check();
        var server = ChildProcess.start(1, MinimalPlatform.class, "0");
        try (var scratch = Scratch.named("ferry-start");
                var printed = server.inputReader()) {
            var benchmark = new StartBenchmark(scratch.folder(), "http://127.0.0.1:" + printed.readLine());
            page(benchmark.measure(rounds), rounds).write();
        } finally {
            server.destroy();
        }
    }

    private Measurements measure(int rounds) throws Exception {
        var version = List.of("--version");
        var upload = List.of("upload", Distribution.example().toString());
        var jdk = Path.of(System.getProperty("java.home"));
        return new Rounds(rounds)
                .with(VERSION, ferry(Distribution.tuned(version)))
                .with(VERSION_UNTUNED, ferry(Distribution.untuned(Distribution.runtime(), version)))
                .with(VERSION_BY_JDK, ferry(Distribution.untuned(jdk, version)))
                .with(UPLOAD, ferry(Distribution.tuned(upload)))
                .with(UPLOAD_UNTUNED, ferry(Distribution.untuned(Distribution.runtime(), upload)))
                .with(UPLOAD_BY_JDK, ferry(Distribution.untuned(jdk, upload)))
                .with(CURL, this::script)
                .run();
    }

    /** Each run starts with an empty store. */
    private Contestant ferry(List<String> command) {
        return round -> {
            var home = Files.createTempDirectory(folder, "run");
            return new Program(Distribution.environment(platform, home), command).timed(home);
        };
    }

    private Map<String, Double> script(int round) throws IOException, InterruptedException {
        var environment = Map.of("PLATFORM", platform, "CLIENT_ID", "me", "CLIENT_SECRET", "secret", "API_KEY", "key");
        return new Program(
                        environment,
                        List.of(SCRIPT.toString(), Distribution.example().toString()))
                .timed(folder);
    }

    private static Page page(Measurements measured, int rounds) throws IOException {
        return Page.of("start")
                .put("machine", Machine.describe())
                .put("rounds", String.valueOf(rounds))
                .put("version", ratios(measured, VERSION, VERSION_UNTUNED))
                .put("version-by-jdk", ratios(measured, VERSION, VERSION_BY_JDK))
                .put("upload", ratios(measured, UPLOAD, UPLOAD_UNTUNED))
                .put("upload-by-jdk", ratios(measured, UPLOAD, UPLOAD_BY_JDK))
                .put("script", ratios(measured, UPLOAD, CURL))
                .table("all", measured, List.of(Program.TIME, Program.PROCESSOR))
                .chart("chart", chart(measured))
                .raw("data", measured);
    }

    private static String ratios(Measurements measured, String first, String second) {
        return String.format(
                Locale.ROOT,
                "%.2f | %.2f",
                measured.ratio(first, second, Program.TIME),
                measured.ratio(first, second, Program.PROCESSOR));
    }

    private static Chart chart(Measurements measured) {
        var bars = new LinkedHashMap<String, Double>();
        measured.contestants().forEach(name -> bars.put(name, measured.median(name, Program.TIME)));
        return new Chart("Milliseconds from the start to the end", bars);
    }
}
