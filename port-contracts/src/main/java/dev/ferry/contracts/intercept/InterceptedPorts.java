package dev.ferry.contracts.intercept;

import dev.ferry.application.port.driven.DrivenPorts;

/**
 * Makes every call of the core pass through an interceptor.
 *
 * @param store stands before the journal and the payloads
 * @param platform stands before the Platform
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
        return new DrivenPorts(
                new InterceptedPlatform(ports.platform(), platform),
                new InterceptedJournal(ports.journal(), store),
                new InterceptedClaims(ports.claims(), store),
                ports.events(),
                ports.retention(),
                new InterceptedPayloads(ports.payloads(), store),
                ports.times(),
                ports.scheduler(),
                ports.pace());
    }
}
