package dev.ferry.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Everything that happens in a world, line by line. Two runs of a seed have the same trace, byte for byte. */
final class Trace {

    private final MessageDigest digest;
    private final Consumer<String> lines;

    /** A trace whose lines somebody wants to read. */
    Trace(Consumer<String> lines) {
        this.lines = lines;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    void line(Duration age, String who, String what) {
        var line = age.toNanos() / 1000 + " " + who + " " + what;
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
