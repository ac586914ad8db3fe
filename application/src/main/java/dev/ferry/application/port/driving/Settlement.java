package dev.ferry.application.port.driving;

/** What a person may decide about an upload in doubt. */
public enum Settlement {
    /** Send it again with Overwrite=true. */
    OVERWRITE,
    /** Send it again as it was. */
    RETRY,
    /** Send nothing and give it up. */
    GIVE_UP
}
