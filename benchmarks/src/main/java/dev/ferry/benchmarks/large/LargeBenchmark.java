package dev.ferry.benchmarks.large;

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
import dev.ferry.benchmarks.server.LargeDataPlatform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sends and fetches large data in turn with curl, and writes {@code docs/performance/large.md}. */
public final class LargeBenchmark {

    private static final long MIB = 1024 * 1024;
    private static final String SPEED = "MiB/s";
    private static final List<String> COLUMNS = List.of(SPEED, Program.TIME, Program.PROCESSOR);

    private static final String UPLOAD = "ferry upload";
    private static final String UPLOAD_SMALL_HEAP = "ferry upload, twice the data, -Xmx64m";
    private static final String CURL_UPLOAD = "curl -T, body prepared";
    private static final String FETCH = "ferry upload --out, large result";
    private static final String CURL_FETCH = "curl -o, large result";
    private static final String CAREFUL_UPLOAD = "cp, sync and sha256sum, then curl -T";
    private static final String CAREFUL_FETCH = "curl -o, then sync, sha256sum and cp";

    private final Path folder;
    private final String platform;
    private final long bytes;

    private LargeBenchmark(Path folder, String platform, long bytes) {
        this.folder = folder;
        this.platform = platform;
        this.bytes = bytes;
    }

    /**
     * Runs the benchmark and writes the page.
     *
     * @param arguments the number of rounds (3) and of MiB (1024)
     * @throws Exception if a command fails
     */
    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        var bytes = (arguments.length > 1 ? Long.parseLong(arguments[1]) : 1024) * MIB;
        Distribution.check();
        var server = ChildProcess.start(1, LargeDataPlatform.class, String.valueOf(bytes));
        try (var scratch = Scratch.named("ferry-large");
                var printed = server.inputReader()) {
            var platform = "http://127.0.0.1:" + printed.readLine();
            var benchmark = new LargeBenchmark(scratch.folder(), platform, bytes);
            page(benchmark.sent(rounds), benchmark.fetched(rounds), rounds, bytes / MIB)
                    .write();
        } finally {
            server.destroy();
        }
    }

    private Measurements sent(int rounds) throws Exception {
        var csv = LargeFile.csv(folder.resolve("large.csv"), bytes);
        var twice = LargeFile.csv(folder.resolve("twice.csv"), 2 * bytes);
        var body = LargeFile.body(folder.resolve("body.json"), "large", bytes);
        var upload = List.of("upload", "--results", "feedback");
        return new Rounds(rounds)
                .with(UPLOAD, ferry("", bytes, with(upload, csv)))
                .with(UPLOAD_SMALL_HEAP, ferry("-Xmx64m", 2 * bytes, with(upload, twice)))
                .with(CURL_UPLOAD, curl("-X", "POST", "-T", body.toString(), platform + "/api/UploadData"))
                .with(
                        CAREFUL_UPLOAD,
                        shell(
                                "cp $1 $1.copy && sync $1.copy && sha256sum $1.copy && curl -sSf -X POST -T $2 $3",
                                csv.toString(),
                                body.toString(),
                                platform + "/api/UploadData"))
                .run();
    }

    private Measurements fetched(int rounds) throws Exception {
        var csv = LargeFile.csv(folder.resolve("small.csv"), 1000);
        var out = folder.resolve("out");
        var upload = List.of("upload", "--results", "tableofresultids", "--out", out.toString());
        var result = folder.resolve("result").toString();
        var url = platform + "/api/GetResults?token=0&dataKey=tableofresultids";
        return new Rounds(rounds)
                .with(FETCH, ferry("", bytes, with(upload, csv)))
                .with(CURL_FETCH, curl("-o", result, url))
                .with(
                        CAREFUL_FETCH,
                        shell("curl -sSf -o $1 $2 && sync $1 && sha256sum $1 && cp $1 $1.copy", result, url))
                .run();
    }

    /** Each run has its own store, which is deleted afterwards. */
    private Contestant ferry(String javaOptions, long transferred, List<String> arguments) {
        return round -> {
            try (var home = Scratch.named("ferry-large-run")) {
                var environment = Distribution.environment(platform, home.folder());
                environment.put("FERRY_JAVA_OPTS", javaOptions);
                return speed(new Program(environment, Distribution.tuned(arguments)).timed(home.folder()), transferred);
            }
        };
    }

    private Contestant curl(String... arguments) {
        return command(List.of("curl", "-sSf"), arguments);
    }

    /** A shell script that also keeps a copy. */
    private Contestant shell(String script, String... arguments) {
        return command(List.of("sh", "-c", script, "sh"), arguments);
    }

    private Contestant command(List<String> words, String... arguments) {
        var command = new ArrayList<>(words);
        command.addAll(List.of(arguments));
        return round -> speed(new Program(Map.of(), command).timed(folder), bytes);
    }

    private static Map<String, Double> speed(Map<String, Double> times, long transferred) {
        var figures = new LinkedHashMap<String, Double>();
        var time = times.getOrDefault(Program.TIME, Double.NaN);
        figures.put(SPEED, transferred / (double) MIB / time * 1000);
        figures.putAll(times);
        return figures;
    }

    private static Page page(Measurements sent, Measurements fetched, int rounds, long mib) throws IOException {
        return Page.of("large")
                .put("machine", Machine.describe())
                .put("rounds", String.valueOf(rounds))
                .put("mib", String.valueOf(mib))
                .put("upload-to-curl", ratio(sent, UPLOAD, CURL_UPLOAD))
                .put("small-heap-to-curl", ratio(sent, UPLOAD_SMALL_HEAP, CURL_UPLOAD))
                .put("fetch-to-curl", ratio(fetched, FETCH, CURL_FETCH))
                .put("upload-to-careful", ratio(sent, UPLOAD, CAREFUL_UPLOAD))
                .put("fetch-to-careful", ratio(fetched, FETCH, CAREFUL_FETCH))
                .table("sent", sent, COLUMNS)
                .table("fetched", fetched, COLUMNS)
                .chart("sent-chart", chart("MiB a second, sending", sent))
                .chart("fetched-chart", chart("MiB a second, fetching", fetched))
                .raw("sent-data", sent)
                .raw("fetched-data", fetched);
    }

    private static String ratio(Measurements measured, String first, String second) {
        return String.format(Locale.ROOT, "%.2f", measured.ratio(first, second, SPEED));
    }

    private static Chart chart(String title, Measurements measured) {
        var bars = new LinkedHashMap<String, Double>();
        measured.contestants().forEach(name -> bars.put(name, measured.median(name, SPEED)));
        return new Chart(title, bars);
    }

    private static List<String> with(List<String> words, Path file) {
        var all = new ArrayList<>(words);
        all.add(file.toString());
        return List.copyOf(all);
    }
}
