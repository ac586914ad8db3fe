package dev.ferry.application.message;

/** What a person may decide about an upload in doubt. */
public enum Settlement {
    /** Send it again with Overwrite=true. */
    OVERWRITE("overwrite"),
    /** Send it again as it was. */
    RETRY("retry"),
    /** Send nothing and give it up. */
    GIVE_UP("give-up");

    private final String word;

    Settlement(String word) {
        this.word = word;
    }

    /**
     * The stable word.
     *
     * @return in kebab case
     */
    public String word() {
        return word;
    }
}
