package dev.ferry.bootstrap;

import dev.ferry.contracts.fake.SelfSignedCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * A real nginx on loopback that ends TLS and closes connections after one second without a request.
 *
 * @param url its URL
 */
record Nginx(Process process, URI url) implements AutoCloseable {

    /** Skips the test with a message if nginx is not installed. */
    static void assumeInstalled() {
        var installed = List.of((System.getenv("PATH") + ":/usr/sbin").split(":", -1)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "nginx")));
        if (!installed) {
            System.err.println("SKIPPED: nginx is not installed (Debian: apt-get install nginx-light)");
        }
        Assumptions.assumeTrue(installed, "nginx is not installed");
    }

    /** Starts an nginx that forwards all requests to a server. */
    static Nginx before(URI server, SelfSignedCertificate certificate, Path folder) throws IOException {
        var port = freePort();
        var configuration = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                error_log stderr;
                events {}
                http {
                  access_log off;
                  client_body_temp_path %1$s/body;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  client_max_body_size 0;
                  keepalive_timeout 1s;
                  upstream sandbox { server %2$s; keepalive 4; }
                  server {
                    listen 127.0.0.1:%3$d ssl;
                    ssl_certificate %4$s;
                    ssl_certificate_key %5$s;
                    location / {
                      proxy_pass http://sandbox;
                      proxy_http_version 1.1;
                      proxy_set_header Connection "";
                      proxy_set_header Host $host;
                    }
                  }
                }
                """.formatted(
                        folder, server.getAuthority(), port, certificate.certificate(), certificate.key()));
        var start = new ProcessBuilder("nginx", "-c", configuration.toString(), "-p", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile());
        start.environment().merge("PATH", "/usr/sbin", (path, more) -> path + ":" + more);
        var nginx = new Nginx(start.start(), URI.create("https://127.0.0.1:" + port));
        Awaitility.await().ignoreExceptions().until(() -> {
            try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return connection.isConnected();
            }
        });
        return nginx;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
