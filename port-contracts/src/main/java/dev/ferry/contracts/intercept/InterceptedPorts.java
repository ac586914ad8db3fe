package dev.ferry.contracts.intercept;

import dev.ferry.application.port.driven.DrivenPorts;

/**
 * Passes every call of the core through an interceptor.
 *
 * @param store intercepts the calls to the journal and the payloads
 * @param platform intercepts the calls to the Platform
 */
public record InterceptedPorts(Interceptor store, Interceptor platform) {

    /** Uses the same interceptor for both. */
    public InterceptedPorts(Interceptor both) {
        this(both, both);
    }

    /** The ports with interceptors around them; the scheduler is not intercepted. */
    public DrivenPorts around(DrivenPorts ports) {
        return ports.with(
                new InterceptedPlatform(ports.platform(), platform),
                ports.journal()
                        .decorated(
                                uploads -> new InterceptedJournal(uploads, store),
                                claims -> new InterceptedClaims(claims, store)),
                new InterceptedPayloads(ports.payloads(), store));
    }
}
