package dev.ferry.benchmarks.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * What a person would write who needs no memory: some lanes, in each of which one data set after the other is posted,
 * asked about until it is done, and its two results are fetched. Nothing survives a failure.
 */
public final class CarryLoop {

    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("client:secret".getBytes(StandardCharsets.US_ASCII));

    private final Client client;
    private final String data;
    private final long pollMillis;
    private final String bearer;

    /**
     * Gets a token.
     *
     * @param data the CSV of every data set
     * @param pollMillis how long to wait between two questions about one data set
     */
    public CarryLoop(Client client, String data, long pollMillis) {
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
     * Carries data sets.
     *
     * @param began is told the number of each as it begins
     * @param ended is told the number of each as it ends
     */
    public void process(int uploads, int lanes, IntConsumer began, IntConsumer ended) {
        var journey = new Journey(uploads, lanes, began, ended);
        for (int lane = 0; lane < lanes; lane++) {
            client.begin(journey::lane);
        }
        journey.over.join();
    }

    /** All lanes of one run. */
    private final class Journey {
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger running;
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private final int uploads;
        private final IntConsumer began;
        private final IntConsumer ended;

        private Journey(int uploads, int lanes, IntConsumer began, IntConsumer ended) {
            this.uploads = uploads;
            this.running = new AtomicInteger(lanes);
            this.began = began;
            this.ended = ended;
        }

        /** One data set after the other: a loop while answers are there at once, else called again by the answer. */
        private void lane() {
            for (int number = next.getAndIncrement(); number < uploads; number = next.getAndIncrement()) {
                int current = number;
                began.accept(current);
                var carried =
                        process(current).thenAccept(home -> ended.accept(current)).toCompletableFuture();
                if (!carried.isDone() || carried.isCompletedExceptionally()) {
                    carried.thenRun(this::lane).exceptionally(failure -> {
                        over.completeExceptionally(failure);
                        return null;
                    });
                    return;
                }
            }
            if (running.decrementAndGet() == 0) {
                over.complete(null);
            }
        }
    }

    private CompletionStage<String> process(int number) {
        var body = "{\"Name\":\"Shifts " + number + "\",\"Data\":\"" + escaped(data)
                + "\",\"Key\":\"key\",\"Username\":\"client\",\"Overwrite\":\"false\"}";
        return client.post("/api/UploadData", bearer, "application/json", body)
                .thenCompose(answer -> follow(answer.substring(1, answer.length() - 1)));
    }

    private CompletionStage<String> follow(String token) {
        return client.get(question(token, "status"), bearer)
                .thenCompose(status -> status.equals("\"completedsuccessfully\"")
                        ? fetch(token)
                        : client.pause(pollMillis).thenCompose(waited -> follow(token)));
    }

    private CompletionStage<String> fetch(String token) {
        return client.get(question(token, "feedback"), bearer)
                .thenCombine(client.get(question(token, "tableofresultids"), bearer), String::concat);
    }

    private static String question(String token, String kind) {
        return "/api/GetResults?token=" + token + "&key=key&dataKey=" + kind;
    }

    private static String escaped(String csv) {
        return csv.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
