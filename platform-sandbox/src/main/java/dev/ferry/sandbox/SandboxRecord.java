package dev.ferry.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/** Records the accepted uploads, by token, and the last requests. */
final class SandboxRecord {

    private static final int MAX_REQUESTS = 100_000;

    private final SandboxOptions options;
    private final Map<String, ProcessedUpload> uploads = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Deque<ReceivedRequest> requests = new ConcurrentLinkedDeque<>();

    SandboxRecord(SandboxOptions options) {
        this.options = options;
    }

    /** Accepts an upload; empty if an upload of that name exists and {@code overwrite} is false. */
    synchronized Optional<ProcessedUpload> accept(
            String name, String data, boolean overwrite, Supplier<Duration> processing) {
        if (!names.add(name) && !overwrite) {
            return Optional.empty();
        }
        var now = options.clock().instant();
        var bytes = data.getBytes(StandardCharsets.UTF_8);
        var check = RosterCheck.of(data);
        var upload = new ProcessedUpload(
                UUID.randomUUID().toString(),
                name,
                overwrite,
                now,
                now.plus(processing.get()),
                bytes.length,
                HexFormat.of().formatHex(sha256().digest(bytes)),
                check.failed(),
                check.feedback(),
                List.copyOf(check.references()));
        uploads.put(upload.token(), upload);
        return Optional.of(upload);
    }

    synchronized Optional<ProcessedUpload> find(String token) {
        return Optional.ofNullable(uploads.get(token));
    }

    synchronized List<ReceivedUpload> uploads() {
        var now = options.clock().instant();
        return uploads.values().stream().map(upload -> upload.recordAt(now)).toList();
    }

    void record(ReceivedRequest request) {
        requests.add(request);
        if (requests.size() > MAX_REQUESTS) {
            requests.poll();
        }
    }

    List<ReceivedRequest> requests() {
        return new ArrayList<>(requests);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
