package dev.ferry.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Consumer;

/** The log of a simulation. Two runs with the same seed have the same trace, byte for byte. */
final class Trace {

    private final MessageDigest digest;
    private final Consumer<String> lines;

    /** A trace that passes each line to a consumer. */
    Trace(Consumer<String> lines) {
        this.lines = lines;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    void line(Duration age, String node, String text) {
        var line = age.toNanos() / 1000 + " " + node + " " + text;
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        lines.accept(line);
    }

    /** A hash of all lines so far. */
    String fingerprint() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("SHA-256 can be cloned", e);
        }
    }
}
