package dev.ferry.adapters.cli.output;

import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.upload.Cancelled;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.OpenUpload;
import dev.ferry.domain.upload.Rejected;
import dev.ferry.domain.upload.Upload;
import java.util.Arrays;

/** The exit codes, in order of severity. With several files, the most severe one counts. */
public enum ExitCode {
    /** The command did everything that it was asked for. */
    COMPLETED(0),
    /** The wait ended before the upload did. */
    STILL_RUNNING(5),
    /** The data has problems, found by the Platform or by {@code check}. */
    REJECTED(4),
    /** The command failed for another reason. */
    FAILED(1),
    /** The Platform cannot be reached, or accepts no requests now. */
    UNAVAILABLE(7),
    /** The Platform refused the credentials. */
    AUTHENTICATION(3),
    /** The command, a file or a setting is wrong; nothing of it was sent. */
    USAGE(2),
    /** The Platform may or may not have the data. A person must decide, so no other outcome hides it. */
    IN_DOUBT(6),
    /** Ctrl-C; the JVM's own code for SIGINT. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number that the shell receives, from 0 to 255. */
    public int code() {
        return code;
    }

    /** Returns the more severe of two exit codes. */
    public ExitCode orMoreSevere(ExitCode other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Returns this exit code; or that of a failure if it is the one of success. */
    public ExitCode orFailed() {
        return this == COMPLETED ? FAILED : this;
    }

    /** Returns the exit code of a command that ended with a code, but could not write its output. */
    public static int withFailure(int code) {
        return Arrays.stream(values())
                .filter(known -> known.code == code)
                .findFirst()
                .map(FAILED::orMoreSevere)
                .orElse(FAILED)
                .code;
    }

    /**
     * The exit code of a command that waited for an upload.
     *
     * @param upload the upload in its state when the wait ended
     */
    public static ExitCode of(Upload upload) {
        return switch (upload) {
            case Completed completed -> COMPLETED;
            case Rejected rejected -> REJECTED;
            case Failed failed -> of(failed.fault());
            case Cancelled cancelled -> FAILED;
            case InDoubt inDoubt -> IN_DOUBT;
            case OpenUpload open -> STILL_RUNNING;
        };
    }

    /** The exit code of a command that ended with a fault. */
    public static ExitCode of(Fault fault) {
        return ofFault(fault.code());
    }

    /** The exit code of a command that ended with a fault of this code. */
    public static ExitCode ofFault(String code) {
        return switch (code) {
            case "unauthorized" -> AUTHENTICATION;
            case "unavailable", "throttled", "held-back" -> UNAVAILABLE;
            default -> FAILED;
        };
    }
}
