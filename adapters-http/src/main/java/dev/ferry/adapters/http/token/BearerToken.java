package dev.ferry.adapters.http.token;

import java.time.Instant;

/** A bearer token (RFC 6750) and its expiry. {@code toString} leaves out the value. */
record BearerToken(String value, Instant expiresAt) {

    @Override
    public String toString() {
        return "BearerToken[expiresAt=" + expiresAt + "]";
    }
}
