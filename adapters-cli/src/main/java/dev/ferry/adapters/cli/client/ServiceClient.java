package dev.ferry.adapters.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.wiring.ServiceAccess;
import dev.ferry.domain.network.Hosts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLException;

/**
 * Calls a running service. If a response is not a success, the exception quotes the detail of the service's RFC 9457
 * problem.
 */
final class ServiceClient implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofMinutes(2);

    /** The number of problems of a data set that an error message lists. */
    private static final int MAX_PROBLEMS = 20;

    private static final Pattern NEXT_PAGE = Pattern.compile("<([^>]*)>; rel=\"next\"");

    private final URI server;
    private final ServiceAccess access;
    private final HttpClient http;

    private ServiceClient(URI server, ServiceAccess access, HttpClient http) {
        this.server = server;
        this.access = access;
        this.http = http;
    }

    /**
     * Creates a client of one service.
     *
     * @throws UploadClientException when the key would be sent over the network unencrypted
     */
    static ServiceClient of(URI server, ServiceAccess access) {
        var encrypted = "https".equalsIgnoreCase(server.getScheme());
        if (access.key().isPresent() && !encrypted && !access.plainHttp() && !Hosts.isLoopback(server.getHost())) {
            throw new UploadClientException(
                    ExitCode.USAGE,
                    "the key would be sent to %s unencrypted; write https://, or set FERRY_SERVICE_PLAIN_HTTP=true"
                            .formatted(server.getHost()));
        }
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT);
        access.authorities().map(TrustedCertificates::trusting).ifPresent(http::sslContext);
        return new ServiceClient(server, access, http.build());
    }

    JsonNode get(String path) {
        return JsonOutput.parse(send(request(path).GET()).body());
    }

    /**
     * A page of a list.
     *
     * @param next the path of the next page; empty on the last one
     */
    record Page(JsonNode items, Optional<String> next) {}

    /** Reads a page, and the link to the next one (RFC 8288). */
    Page page(String path) {
        var response = send(request(path).GET());
        var next = response.headers()
                .firstValue("Link")
                .map(NEXT_PAGE::matcher)
                .filter(Matcher::matches)
                .map(link -> link.group(1));
        return new Page(JsonOutput.parse(response.body()), next);
    }

    /** Whether there is something at a path; every other failure is thrown. */
    boolean exists(String path) {
        var response = exchange(request(path).GET());
        if (response.statusCode() != 404) {
            checked(response);
        }
        return response.statusCode() != 404;
    }

    String text(String path) {
        return send(request(path).GET()).body();
    }

    byte[] bytes(String path) {
        var response = exchange(request(path).GET(), BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 == 2) {
            return response.body();
        }
        throw failure(response, new String(response.body(), StandardCharsets.UTF_8));
    }

    JsonNode post(String path) {
        return JsonOutput.parse(
                send(request(path).POST(BodyPublishers.noBody())).body());
    }

    JsonNode post(String path, String contentType, BodyPublisher body) {
        return JsonOutput.parse(
                send(request(path).header("Content-Type", contentType).POST(body))
                        .body());
    }

    JsonNode delete(String path) {
        return JsonOutput.parse(send(request(path).DELETE()).body());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(server.resolve(path)).timeout(RESPONSE_TIMEOUT);
        access.key().ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return checked(exchange(request));
    }

    private HttpResponse<String> checked(HttpResponse<String> response) {
        if (response.statusCode() / 100 == 2) {
            return response;
        }
        throw failure(response, response.body());
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        return exchange(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (SSLException e) {
            throw new UploadClientException(
                    ExitCode.FAILED,
                    "no secure connection to %s (%s); check FERRY_SERVICE_CA_FILE".formatted(server, e.getMessage()));
        } catch (IOException e) {
            throw new UploadClientException(
                    ExitCode.FAILED,
                    "no Ferry service answers at " + server + " (" + e
                            + "); check the URL, and that 'ferry serve' runs there");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UploadClientException(
                    ExitCode.INTERRUPTED, "interrupted while waiting for a response from " + server);
        }
    }

    private UploadClientException failure(HttpResponse<?> response, String body) {
        var type = response.headers().firstValue("Content-Type").orElse("");
        var detail = type.startsWith("application/problem+json")
                ? detail(JsonOutput.parse(body))
                : "the response is not in Ferry's format; check the URL and any proxy";
        return new UploadClientException(
                exitCode(response.statusCode()), server + " answers " + response.statusCode() + ": " + detail);
    }

    /** The detail, and the first problems of a data set, one a line. */
    private static String detail(JsonNode problem) {
        var lines = StreamSupport.stream(problem.path("problems").spliterator(), false)
                .limit(MAX_PROBLEMS)
                .map(found -> "\n  " + place(found) + found.path("message").asText())
                .collect(Collectors.joining());
        return problem.path("detail").asText() + lines;
    }

    private static String place(JsonNode found) {
        return Stream.of(found.hasNonNull("cell") ? "cell" : "line", "column", "value")
                .map(member -> found.path(member).asText(""))
                .filter(text -> !text.isEmpty())
                .map(text -> text + ": ")
                .collect(Collectors.joining());
    }

    private static ExitCode exitCode(int status) {
        return switch (status) {
            case 400, 404, 422 -> ExitCode.USAGE;
            case 401 -> ExitCode.AUTHENTICATION;
            default -> ExitCode.FAILED;
        };
    }
}
