package dev.ferry.adapters.cli.desk;

import dev.ferry.adapters.cli.output.ExitCode;

/** Something could not be looked at or decided; nothing was changed. The message is one line with a remedy. */
public final class DeskException extends RuntimeException {

    /** How the command ends. */
    private final ExitCode ending;

    DeskException(ExitCode ending, String message) {
        super(message);
        this.ending = ending;
    }

    /**
     * How the command ends.
     *
     * @return its exit code
     */
    public ExitCode ending() {
        return ending;
    }

    static DeskException notFound(String id) {
        return new DeskException(ExitCode.USAGE, "there is no upload " + id + "; 'ferry list' shows them all");
    }
}
