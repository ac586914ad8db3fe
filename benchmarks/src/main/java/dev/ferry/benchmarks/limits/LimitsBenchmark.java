package dev.ferry.benchmarks.limits;

import dev.ferry.benchmarks.frame.ChildProcess;
import dev.ferry.benchmarks.frame.Contestant;
import dev.ferry.benchmarks.frame.Machine;
import dev.ferry.benchmarks.frame.Measurements;
import dev.ferry.benchmarks.frame.Page;
import dev.ferry.benchmarks.frame.Rounds;
import dev.ferry.benchmarks.server.LargeDataPlatform;
import dev.ferry.benchmarks.server.MinimalPlatform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** Measures the limits of the machine, and writes {@code docs/performance/limits.md}. */
public final class LimitsBenchmark {

    private static final String SPEED = "a second";
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;
    private static final int REQUESTS = 20_000;
    private static final int CONNECTIONS = 2_000;
    private static final int FORCES = 500;
    private static final int STREAM_MIB = 512;

    private LimitsBenchmark() {}

    /**
     * Runs the benchmark and writes the page.
     *
     * @param arguments the number of rounds (5)
     * @throws Exception if a server or the disk fails
     */
    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        var platform = ChildProcess.start(1, MinimalPlatform.class, "0");
        var sink = ChildProcess.start(1, LargeDataPlatform.class, "0");
        try (var platformOutput = platform.inputReader();
                var sinkOutput = sink.inputReader()) {
            var asking = new StatusRequests(Integer.parseInt(platformOutput.readLine()));
            var port = Integer.parseInt(sinkOutput.readLine());
            page(measure(rounds, asking, port), rounds).write();
        } finally {
            platform.destroy();
            sink.destroy();
        }
    }

    private static Measurements measure(int rounds, StatusRequests asking, int sink) throws Exception {
        return new Rounds(rounds)
                .with(
                        "answers of the minimal server, 64 kept connections",
                        speed(() -> asking.onPersistentConnections(REQUESTS)))
                .with(
                        "answers of the minimal server, a connection each",
                        speed(() -> asking.onNewConnections(CONNECTIONS)))
                .with("MiB through loopback into the sink", speed(() -> streamTo(sink)))
                .with("pages of 4 KiB, each forced to the disk", speed(() -> forced(4 * KIB, FORCES)))
                .with("chunks of 256 KiB, each forced to the disk", speed(() -> forced(256 * KIB, FORCES)))
                .with("MiB written to the disk and forced once", speed(LimitsBenchmark::written))
                .run();
    }

    /** Measures operations per second. */
    private interface Limit {
        double measure() throws IOException;
    }

    private static Contestant speed(Limit limit) {
        return round -> Map.of(SPEED, limit.measure());
    }

    private static double streamTo(int port) throws IOException {
        var head = "POST /api/UploadData HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + (long) STREAM_MIB * MIB
                + "\r\n\r\n";
        var chunk = new byte[256 * KIB];
        try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var startNanos = System.nanoTime();
            var out = connection.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            for (int sent = 0; sent < STREAM_MIB * (MIB / chunk.length); sent++) {
                out.write(chunk);
            }
            if (connection.getInputStream().read() < 0) {
                throw new IOException("the sink closed the connection");
            }
            return STREAM_MIB / StatusRequests.seconds(startNanos);
        }
    }

    private static double forced(int bytes, int times) throws IOException {
        var file = Files.createTempFile("ferry-limits", "");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var startNanos = System.nanoTime();
            for (int i = 0; i < times; i++) {
                channel.write(ByteBuffer.allocate(bytes));
                channel.force(false);
            }
            return times / StatusRequests.seconds(startNanos);
        } finally {
            Files.delete(file);
        }
    }

    private static double written() throws IOException {
        var file = Files.createTempFile("ferry-limits", "");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var startNanos = System.nanoTime();
            for (int i = 0; i < STREAM_MIB; i++) {
                channel.write(ByteBuffer.allocate(MIB));
            }
            channel.force(true);
            return STREAM_MIB / StatusRequests.seconds(startNanos);
        } finally {
            Files.delete(file);
        }
    }

    private static Page page(Measurements measured, int rounds) throws IOException {
        return Page.of("limits")
                .put("machine", Machine.describe())
                .put("rounds", String.valueOf(rounds))
                .table("all", measured, List.of(SPEED))
                .raw("data", measured);
    }
}
