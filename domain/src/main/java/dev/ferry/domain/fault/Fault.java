package dev.ferry.domain.fault;

/** The reason why an upload waits, is in doubt or has failed. */
public sealed interface Fault permits PlatformFault, LocalFault {

    /**
     * The stable code of this fault in events, JSON and metrics, in kebab case.
     *
     * @return for example {@code outcome-unknown}
     */
    String code();

    /**
     * A message for a person: what happened, and where.
     *
     * @return one line without secrets
     */
    String summary();
}
