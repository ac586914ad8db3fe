package dev.ferry.adapters.cli.client;

import dev.ferry.adapters.cli.output.ExitCode;

/** Something could not be looked at or decided; nothing was changed. The message is one line with a remedy. */
public final class UploadClientException extends RuntimeException {

    /** How the command ends. */
    private final ExitCode ending;

    UploadClientException(ExitCode ending, String message) {
        super(message);
        this.ending = ending;
    }

    /** How the command ends. */
    public ExitCode ending() {
        return ending;
    }

    static UploadClientException notFound(String id) {
        return new UploadClientException(ExitCode.USAGE, "there is no upload " + id + "; 'ferry list' shows them all");
    }
}
