package dev.ferry.domain.submission;

/** Ferry's automatic reaction when it cannot know whether the Platform accepted an upload. */
public enum InDoubtPolicy {
    /** Do nothing until a person decides. The default. */
    HOLD,
    /** Send it again with Overwrite=true: the name and the bytes are the same, so a first copy is replaced. */
    OVERWRITE,
    /** Send it again unchanged. */
    RETRY
}
