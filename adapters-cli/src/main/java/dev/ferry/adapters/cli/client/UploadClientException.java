package dev.ferry.adapters.cli.client;

import dev.ferry.adapters.cli.output.ExitCode;

/** A client could not read or decide; it changed nothing. The message is one line that says what to do. */
public final class UploadClientException extends RuntimeException {

    private final ExitCode exitCode;

    UploadClientException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The exit code of the command. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** There is no upload with this id. */
    static UploadClientException notFound(String id) {
        return new UploadClientException(
                ExitCode.USAGE, "there is no upload " + id + "; 'ferry list' shows all uploads");
    }
}
