package dev.ferry.sandbox;

import dev.ferry.sandbox.fault.FaultScript;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The options of a sandbox.
 *
 * @param port the TCP port on loopback, 0 for any free one
 * @param maxBodyBytes the sandbox answers larger uploads with 413
 * @param clock the clock for the expiry of tokens and for processing
 * @param faults the faults that are active from the start
 */
public record SandboxOptions(
        int port,
        String clientId,
        String clientSecret,
        String apiKey,
        ProcessingTimeModel processingTime,
        Duration tokenLifetime,
        long maxBodyBytes,
        InstantSource clock,
        FaultScript faults) {

    /**
     * A sandbox on a free port that processes an upload in 1.5 seconds. Its secret contains characters that need
     * encoding.
     */
    public static SandboxOptions standard() {
        return new SandboxOptions(
                0,
                "sandbox-client",
                "s4nd+box/secret= 100%",
                "sandbox-api-key",
                new ProcessingTimeModel.Fixed(Duration.ofMillis(1500)),
                Duration.ofMinutes(10),
                256L << 20,
                InstantSource.system(),
                FaultScript.none());
    }

    /**
     * Copies the options with another port.
     *
     * @param port the TCP port on loopback, 0 for any free one
     */
    public SandboxOptions withPort(int port) {
        return new SandboxOptions(
                port, clientId, clientSecret, apiKey, processingTime, tokenLifetime, maxBodyBytes, clock, faults);
    }

    /** Copies the options with other credentials. */
    public SandboxOptions withCredentials(String clientId, String clientSecret, String apiKey) {
        return new SandboxOptions(
                port, clientId, clientSecret, apiKey, processingTime, tokenLifetime, maxBodyBytes, clock, faults);
    }

    /** Copies the options with another processing time. */
    public SandboxOptions withProcessingTime(ProcessingTimeModel processingTime) {
        return new SandboxOptions(
                port, clientId, clientSecret, apiKey, processingTime, tokenLifetime, maxBodyBytes, clock, faults);
    }

    /** Copies the options with another lifetime of tokens. */
    public SandboxOptions withTokenLifetime(Duration tokenLifetime) {
        return new SandboxOptions(
                port, clientId, clientSecret, apiKey, processingTime, tokenLifetime, maxBodyBytes, clock, faults);
    }

    /**
     * Copies the options with another clock.
     *
     * @param clock the clock for the expiry of tokens and for processing
     */
    public SandboxOptions withClock(InstantSource clock) {
        return new SandboxOptions(
                port, clientId, clientSecret, apiKey, processingTime, tokenLifetime, maxBodyBytes, clock, faults);
    }

    /**
     * Copies the options with another limit on the size of uploads.
     *
     * @param maxBodyBytes the sandbox answers larger uploads with 413
     */
    public SandboxOptions withMaxBodyBytes(long maxBodyBytes) {
        return new SandboxOptions(
                port, clientId, clientSecret, apiKey, processingTime, tokenLifetime, maxBodyBytes, clock, faults);
    }

    /**
     * Copies the options with other faults.
     *
     * @param faults the faults that are active from the start
     */
    public SandboxOptions withFaults(FaultScript faults) {
        return new SandboxOptions(
                port, clientId, clientSecret, apiKey, processingTime, tokenLifetime, maxBodyBytes, clock, faults);
    }
}
