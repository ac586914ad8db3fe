package dev.ferry.adapters.rest.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The OpenAPI document of the repository, which the build copies beside this class. */
final class ApiDescription {

    private ApiDescription() {}

    /** Reads the document from the class path. */
    static String read() {
        try (var in = Objects.requireNonNull(ApiDescription.class.getResourceAsStream("ferry.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
