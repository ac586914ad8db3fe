package dev.ferry.benchmarks.carry;

import dev.ferry.benchmarks.client.ApacheClient;
import dev.ferry.benchmarks.client.Client;
import dev.ferry.benchmarks.client.JavaNet;
import dev.ferry.benchmarks.client.OkHttp;
import dev.ferry.benchmarks.client.UploadLoop;
import dev.ferry.benchmarks.client.VertxHttpClient;
import dev.ferry.benchmarks.client.VertxWebClient;
import dev.ferry.bootstrap.settings.StoreSettings;
import dev.ferry.bootstrap.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.IntConsumer;

/** The contestants, with their labels on the page. */
enum UploadContestants {
    FERRY_MEMORY("Ferry, in memory"),
    FERRY_SQLITE("Ferry, SQLite"),
    WEB_CLIENT("Vert.x Web Client"),
    HTTP_CLIENT("Vert.x HttpClient"),
    APACHE("Apache HttpClient 5 async"),
    OKHTTP("OkHttp, virtual threads"),
    JAVA_NET("java.net.http");

    final String label;

    UploadContestants(String label) {
        this.label = label;
    }

    /** Opens the contestant for a server, with its own folder for a store. */
    UploadContestant open(int port, Path folder) throws IOException {
        return switch (this) {
            case FERRY_MEMORY -> ferry(port, Store.inMemory(InstantSource.system()));
            case FERRY_SQLITE -> ferry(port, onDisk(folder));
            case WEB_CLIENT -> loop(new VertxWebClient(port, CarryWorkload.AT_A_TIME));
            case HTTP_CLIENT -> loop(new VertxHttpClient(port, CarryWorkload.AT_A_TIME));
            case APACHE -> loop(new ApacheClient(port, CarryWorkload.AT_A_TIME));
            case OKHTTP -> loop(new OkHttp(port, CarryWorkload.AT_A_TIME));
            case JAVA_NET -> loop(new JavaNet(port));
        };
    }

    static Store onDisk(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Store.open(new StoreSettings.OnDisk(folder.resolve("ferry.db"), folder), InstantSource.system());
    }

    private static UploadContestant ferry(int port, Store store) {
        return new FerryContestant(port, store, CarryWorkload.DATA, CarryWorkload.POLL);
    }

    private static UploadContestant loop(Client client) {
        var loop = new UploadLoop(client, CarryWorkload.DATA, CarryWorkload.POLL.toMillis());
        return new UploadContestant() {
            @Override
            public void process(int uploads, int concurrency, IntConsumer started, IntConsumer finished) {
                loop.process(uploads, concurrency, started, finished);
            }

            @Override
            public void close() throws IOException {
                client.close();
            }
        };
    }
}
