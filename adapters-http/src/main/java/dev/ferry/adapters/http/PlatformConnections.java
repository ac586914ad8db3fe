package dev.ferry.adapters.http;

import dev.ferry.adapters.http.settings.CallLimits;
import dev.ferry.adapters.http.settings.TrustSettings;
import dev.ferry.adapters.http.wire.InterimAnswers;
import dev.ferry.adapters.http.wire.Transport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.client.WebClient;
import java.util.List;

/**
 * The HTTP clients for the Platform.
 *
 * @param shared keeps its connections alive; serves all calls that are safe to repeat
 * @param uploads never reuses a connection: if a server closed a reused connection just as an upload started on it, the
 *     upload would be in doubt
 * @param clients what the Web Clients use; closed with them
 */
record PlatformConnections(WebClient shared, WebClient uploads, List<HttpClient> clients) {

    private static final int KEEP_ALIVE_SECONDS = 15;

    /**
     * Status requests, results and token requests have a limit each, and a result that is read slowly keeps its
     * connection after its call has ended. Without enough connections, calls would wait inside the circuit breaker.
     */
    private static final int SHARED_BY = 4;

    private static final int MAX_STATUS_LINE_BYTES = 8 * 1024;

    /** Each chunk of a large answer costs one write to disk, so chunks are larger than the default of 8 KiB. */
    private static final int MAX_CHUNK_BYTES = 256 * 1024;

    static PlatformConnections open(Vertx vertx, CallLimits limits, TrustSettings trust) {
        var shared = client(vertx, limits, trust, true);
        var uploads = client(vertx, limits, trust, false);
        return new PlatformConnections(
                Transport.webClient(shared), Transport.webClient(uploads), List.of(shared, uploads));
    }

    Future<Void> close() {
        return Future.join(clients.stream().map(HttpClient::close).toList()).mapEmpty();
    }

    private static HttpClient client(Vertx vertx, CallLimits limits, TrustSettings trust, boolean keepAlive) {
        var options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(keepAlive)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setPipelining(false)
                .setMaxHeaderSize(Transport.MAX_HEAD_BYTES)
                .setMaxInitialLineLength(MAX_STATUS_LINE_BYTES)
                .setMaxChunkSize(MAX_CHUNK_BYTES)
                .setDecompressionSupported(false)
                .setVerifyHost(true)
                .setConnectTimeout(Math.toIntExact(limits.connect().toMillis()));
        if (trust.authorities() != null) {
            options.setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(trust.authorities())));
        }
        var pool = new PoolOptions()
                .setHttp1MaxSize(limits.connections() * (keepAlive ? SHARED_BY : 1))
                .setMaxWaitQueueSize(limits.waiting());
        return vertx.httpClientBuilder()
                .with(options)
                .with(pool)
                .withConnectHandler(InterimAnswers::dropFrom)
                .build();
    }
}
