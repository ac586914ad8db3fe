package dev.ferry.adapters.rest;

import dev.ferry.adapters.rest.access.NewKey;
import dev.ferry.domain.network.IpNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A key file with one key for each scope. */
record Keys(Path file, String reader, String writer, String admin) {

    private static final NewKey READER = NewKey.make("reader", "read");
    private static final NewKey WRITER = NewKey.make("writer", "write");
    private static final NewKey ADMIN = NewKey.make("admin", "admin");

    static Keys in(Path folder) {
        var keys = new Keys(folder.resolve("keys"), READER.key(), WRITER.key(), ADMIN.key());
        keys.write(READER, WRITER, ADMIN);
        return keys;
    }

    void write(NewKey... keys) {
        write(Stream.of(keys).map(NewKey::line).collect(Collectors.joining("\n")));
    }

    /** Replaces the file atomically. */
    void write(String text) {
        try {
            var other = Files.writeString(file.resolveSibling("keys.new"), text);
            Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SecuritySettings security(int requestsPerSecond, List<IpNetwork> trustedProxies) {
        return new SecuritySettings(file, null, 1000, requestsPerSecond, trustedProxies);
    }

    SecuritySettings security(int requestsPerSecond) {
        return security(requestsPerSecond, List.of());
    }
}
