package dev.ferry.domain.fault;

/** Why an upload waits, is in doubt or has failed. */
public sealed interface Fault permits PlatformFault, LocalFault {

    /**
     * The stable word for this fault in events, JSON and metrics, in kebab case.
     *
     * @return for example {@code outcome-unknown}
     */
    String code();

    /**
     * One line for a person: what happened, and where.
     *
     * @return the line, without secrets and without a line break
     */
    String summary();
}
