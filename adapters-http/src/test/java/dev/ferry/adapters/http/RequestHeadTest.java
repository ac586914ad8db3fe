package dev.ferry.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Bytes;
import dev.ferry.domain.platform.ResultKind;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The heads of the requests, byte for byte, so that no library adds a header unnoticed. */
class RequestHeadTest {

    private final Queue<String> heads = new ConcurrentLinkedQueue<>();
    private final RawServer server = new RawServer(connection -> {
        var head = RawServer.head(connection.getInputStream());
        heads.add(head);
        connection.getInputStream().readNBytes(RawServer.contentLength(head));
        RawServer.answer(
                connection, "HTTP/1.1 200 OK\r\nContent-Length: 36\r\nConnection: close\r\n\r\n" + Rig.TOKEN.value());
    });
    private final Rig rig = new Rig(settings -> Rig.withApi(settings, server.url()));

    @AfterEach
    void close() {
        rig.close();
        server.close();
    }

    @Test
    void anUploadHasTheHeadersOfTheGuide() {
        Rig.value(rig.upload("a"));
        Rig.value(rig.upload(Bytes.of("a".repeat(100_000))));

        assertThat(heads).containsExactly(uploadHead("content-length: 85"), uploadHead("Content-Length: 100084"));
    }

    @Test
    void aQueryHasTheHeadersOfTheGuide() {
        Rig.value(rig.status());
        Rig.value(rig.result(ResultKind.FEEDBACK)).close();

        assertThat(heads).containsExactly(queryHead("status"), queryHead("feedback"));
    }

    private String uploadHead(String length) {
        return lines(
                "POST /api/UploadData HTTP/1.1",
                "Accept-Encoding: identity",
                "Authorization: Bearer token-1",
                "Content-Type: application/json",
                length,
                "host: " + server.url().getAuthority(),
                "connection: close");
    }

    private String queryHead(String dataKey) {
        return lines(
                "GET /api/GetResults?token=" + Rig.TOKEN.value() + "&key=k%26y&dataKey=" + dataKey + " HTTP/1.1",
                "Accept-Encoding: identity",
                "Authorization: Bearer token-1",
                "host: " + server.url().getAuthority());
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }
}
