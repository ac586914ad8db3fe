package dev.ferry.benchmarks.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A simple hand-written loop. Each of several concurrent lanes posts one data set after the other, polls until it is
 * processed, and fetches its two results. The loop stores nothing.
 */
public final class UploadLoop {

    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("client:secret".getBytes(StandardCharsets.US_ASCII));

    private final Client client;
    private final String data;
    private final long pollMillis;
    private final String bearer;

    /**
     * Creates a loop and requests a bearer token.
     *
     * @param data the CSV of every data set
     * @param pollMillis the pause between two polls of a data set
     */
    public UploadLoop(Client client, String data, long pollMillis) {
        this.client = client;
        this.data = data;
        this.pollMillis = pollMillis;
        var form = "grant_type=client_credentials&scope=platform_upload_api";
        var answer = client.post("/connect/token", BASIC, "application/x-www-form-urlencoded", form)
                .toCompletableFuture()
                .join();
        var from = answer.indexOf(":\"") + 2;
        this.bearer = "Bearer " + answer.substring(from, answer.indexOf('"', from));
    }

    /**
     * Uploads data sets and fetches their results.
     *
     * @param started gets the number of each data set at its start
     * @param finished gets the number of each data set at its end
     */
    public void process(int uploads, int lanes, IntConsumer started, IntConsumer finished) {
        var run = new Lane(uploads, lanes, started, finished);
        for (int lane = 0; lane < lanes; lane++) {
            client.start(run::lane);
        }
        run.completed.join();
    }

    /** One run of all lanes. */
    private final class Lane {
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger running;
        private final CompletableFuture<Void> completed = new CompletableFuture<>();
        private final int uploads;
        private final IntConsumer started;
        private final IntConsumer finished;

        private Lane(int uploads, int lanes, IntConsumer started, IntConsumer finished) {
            this.uploads = uploads;
            this.running = new AtomicInteger(lanes);
            this.started = started;
            this.finished = finished;
        }

        /**
         * Processes one data set after the other. If an answer is pending, it returns, and the answer calls it again.
         */
        private void lane() {
            for (int number = next.getAndIncrement(); number < uploads; number = next.getAndIncrement()) {
                int current = number;
                started.accept(current);
                var processed = process(current)
                        .thenAccept(results -> finished.accept(current))
                        .toCompletableFuture();
                if (!processed.isDone() || processed.isCompletedExceptionally()) {
                    processed.thenRun(this::lane).exceptionally(failure -> {
                        completed.completeExceptionally(failure);
                        return null;
                    });
                    return;
                }
            }
            if (running.decrementAndGet() == 0) {
                completed.complete(null);
            }
        }
    }

    private CompletionStage<String> process(int number) {
        var body = "{\"Name\":\"Shifts " + number + "\",\"Data\":\"" + escape(data)
                + "\",\"Key\":\"key\",\"Username\":\"client\",\"Overwrite\":\"false\"}";
        return client.post("/api/UploadData", bearer, "application/json", body)
                .thenCompose(answer -> poll(answer.substring(1, answer.length() - 1)));
    }

    private CompletionStage<String> poll(String token) {
        return client.get(resultsPath(token, "status"), bearer)
                .thenCompose(status -> status.equals("\"completedsuccessfully\"")
                        ? fetch(token)
                        : client.pause(pollMillis).thenCompose(unused -> poll(token)));
    }

    private CompletionStage<String> fetch(String token) {
        return client.get(resultsPath(token, "feedback"), bearer)
                .thenCombine(client.get(resultsPath(token, "tableofresultids"), bearer), String::concat);
    }

    private static String resultsPath(String token, String kind) {
        return "/api/GetResults?token=" + token + "&key=key&dataKey=" + kind;
    }

    private static String escape(String csv) {
        return csv.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
