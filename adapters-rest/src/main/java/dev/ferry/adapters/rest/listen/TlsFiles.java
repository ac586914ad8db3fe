package dev.ferry.adapters.rest.listen;

import java.nio.file.Path;

/**
 * The files with the server's certificate and private key, as PEM (RFC 7468).
 *
 * @param certificate the server's certificate, followed by the certificates of its issuers
 * @param key the private key, without a password
 */
public record TlsFiles(Path certificate, Path key) {}
