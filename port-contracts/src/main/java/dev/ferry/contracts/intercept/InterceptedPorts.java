package dev.ferry.contracts.intercept;

import dev.ferry.application.port.driven.DrivenPorts;

/**
 * Makes every call of the core pass through an interceptor.
 *
 * @param store stands before the journal and the payloads
 */
public record InterceptedPorts(Interceptor store, Interceptor platform) {

    /**
     * The same for both.
     *
     * @param both stands before the store and the Platform
     */
    public InterceptedPorts(Interceptor both) {
        this(both, both);
    }

    /**
     * Stands before the ports; time passes as it is.
     *
     * @param ports the ports to call
     * @return ports whose calls pass through the interceptors
     */
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
