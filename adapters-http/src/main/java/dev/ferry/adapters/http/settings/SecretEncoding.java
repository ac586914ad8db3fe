package dev.ferry.adapters.http.settings;

import dev.ferry.adapters.http.text.Percent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How the client id and secret are encoded in the Basic credentials. The vendor's pages contradict each other. */
public enum SecretEncoding {
    /** Percent-encodes the secret (RFC 3986 section 2.1), not the id: the getting-started guide. */
    PERCENT {
        @Override
        String pair(String id, String secret) {
            return id + ":" + Percent.encode(secret);
        }
    },
    /** Form-encodes both: RFC 6749 section 2.3.1. */
    FORM {
        @Override
        String pair(String id, String secret) {
            return formEncoded(id) + ":" + formEncoded(secret);
        }
    },
    /** Encodes neither: one of the vendor's published samples. */
    RAW {
        @Override
        String pair(String id, String secret) {
            return id + ":" + secret;
        }
    };

    /**
     * The value of the {@code Authorization} header (RFC 7617).
     *
     * @return {@code Basic} and the credentials in Base64
     */
    public String basic(String id, Secret secret) {
        var pair = pair(id, secret.reveal()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    abstract String pair(String id, String secret);

    private static String formEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
