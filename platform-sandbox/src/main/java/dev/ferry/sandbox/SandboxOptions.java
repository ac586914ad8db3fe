package dev.ferry.sandbox;

import dev.ferry.sandbox.fault.FaultScript;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How a sandbox behaves.
 *
 * @param port the TCP port on loopback, 0 for any free one
 * @param mostBodyBytes larger uploads are answered with 413
 * @param clock by which tokens end and processing goes on
 * @param faults what goes wrong from the start
 */
public record SandboxOptions(
        int port,
        String clientId,
        String clientSecret,
        String apiKey,
        ProcessingTimeModel processingTime,
        Duration tokenLifetime,
        long mostBodyBytes,
        InstantSource clock,
        FaultScript faults) {

    /**
     * A sandbox on a free port that processes in a second and a half. Its secret holds the characters that encodings
     * trip over.
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
     * The same on another port.
     *
     * @param port the TCP port on loopback, 0 for any free one
     */
    public SandboxOptions withPort(int port) {
        return new SandboxOptions(
                port, clientId, clientSecret, apiKey, processingTime, tokenLifetime, mostBodyBytes, clock, faults);
    }

    /** The same with other credentials. */
    public SandboxOptions withCredentials(String clientId, String clientSecret, String apiKey) {
        return new SandboxOptions(
                port, clientId, clientSecret, apiKey, processingTime, tokenLifetime, mostBodyBytes, clock, faults);
    }

    /** The same at another speed. */
    public SandboxOptions withProcessingTime(ProcessingTimeModel processingTime) {
        return new SandboxOptions(
                port, clientId, clientSecret, apiKey, processingTime, tokenLifetime, mostBodyBytes, clock, faults);
    }

    /**
     * The same by another clock.
     *
     * @param clock by which tokens end and processing goes on
     */
    public SandboxOptions withClock(InstantSource clock) {
        return new SandboxOptions(
                port, clientId, clientSecret, apiKey, processingTime, tokenLifetime, mostBodyBytes, clock, faults);
    }

    /**
     * The same with another bound on uploads.
     *
     * @param mostBodyBytes larger uploads are answered with 413
     */
    public SandboxOptions withMostBodyBytes(long mostBodyBytes) {
        return new SandboxOptions(
                port, clientId, clientSecret, apiKey, processingTime, tokenLifetime, mostBodyBytes, clock, faults);
    }

    /**
     * The same with faults.
     *
     * @param faults what goes wrong from the start
     */
    public SandboxOptions withFaults(FaultScript faults) {
        return new SandboxOptions(
                port, clientId, clientSecret, apiKey, processingTime, tokenLifetime, mostBodyBytes, clock, faults);
    }
}
