package dev.ferry.adapters.http;

import dev.ferry.adapters.http.settings.CallLimits;
import dev.ferry.adapters.http.settings.TrustSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemTrustOptions;

/**
 * The connections to the Platform.
 *
 * @param questions kept alive and shared by all calls that are harmless to repeat
 * @param uploads never reused: when a server closes a connection just as an upload begins on it, a harmless retry would
 *     turn into doubt
 */
record PlatformConnections(HttpClient questions, HttpClient uploads) {

    private static final int KEEP_ALIVE_SECONDS = 15;

    /** A piece of a large answer costs a way to the disk and back, however short it is; by default it is 8 KiB. */
    private static final int LARGEST_CHUNK = 256 * 1024;

    static PlatformConnections open(Vertx vertx, CallLimits limits, TrustSettings trust) {
        return new PlatformConnections(client(vertx, limits, trust, true), client(vertx, limits, trust, false));
    }

    Future<Void> close() {
        return Future.join(questions.close(), uploads.close()).mapEmpty();
    }

    private static HttpClient client(Vertx vertx, CallLimits limits, TrustSettings trust, boolean keepAlive) {
        var options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(keepAlive)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setPipelining(false)
                .setMaxChunkSize(LARGEST_CHUNK)
                .setDecompressionSupported(false)
                .setVerifyHost(true)
                .setConnectTimeout(Math.toIntExact(limits.connect().toMillis()));
        if (trust.authorities() != null) {
            options.setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(trust.authorities())));
        }
        var pool = new PoolOptions().setHttp1MaxSize(limits.connections()).setMaxWaitQueueSize(limits.waiting());
        return vertx.createHttpClient(options, pool);
    }
}
