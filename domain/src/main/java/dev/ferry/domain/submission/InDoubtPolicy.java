package dev.ferry.domain.submission;

/** What Ferry does by itself when it cannot know whether the Platform took an upload. */
public enum InDoubtPolicy {
    /** Nothing: a person decides. The default. */
    HOLD,
    /** Send it again with Overwrite=true: the same name and bytes, so a first copy is replaced. */
    OVERWRITE,
    /** Send it again as it was. */
    RETRY
}
