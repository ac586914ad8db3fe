package dev.ferry.adapters.cli.output;

import dev.ferry.domain.platform.ProcessingStatus;

/** Says what a user can do about a status word that Ferry does not know. */
public final class UnknownStatusAdvice {

    private UnknownStatusAdvice() {}

    /** One sentence without a full stop that names the word and the settings. */
    public static String of(ProcessingStatus status) {
        return "the Platform answered '" + status.word()
                + "', a status that Ferry does not know; if it is final, add it to"
                + " FERRY_PLATFORM_SUCCESS_STATUSES or FERRY_PLATFORM_FAILURE_STATUSES, otherwise to"
                + " FERRY_PLATFORM_UNDER_WAY_STATUSES";
    }
}
