package dev.ferry.adapters.rest.listen;

import java.nio.file.Path;

/**
 * The files that say who the server is, as PEM (RFC 7468).
 *
 * @param certificate the server's certificate, followed by those above it
 * @param key its private key, without a password
 */
public record TlsFiles(Path certificate, Path key) {}
