package dev.ferry.adapters.cli.output;

import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.upload.Cancelled;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.OpenUpload;
import dev.ferry.domain.upload.Rejected;
import dev.ferry.domain.upload.Upload;

/** How a command ends. The order is that of gravity: of several files, the gravest speaks. */
public enum ExitCode {
    /** Everything asked for was done. */
    COMPLETED(0),
    /** The wait ended before the upload did. */
    STILL_RUNNING(5),
    /** The data has problems, found by the Platform or by {@code check}. */
    REJECTED(4),
    /** It failed for another reason. */
    FAILED(1),
    /** The Platform may hold the data, or not. */
    IN_DOUBT(6),
    /** The Platform cannot be reached, or does not want to be now. */
    UNAVAILABLE(7),
    /** The credentials were refused. */
    AUTHENTICATION(3),
    /** The command, a file or a setting is wrong; nothing was sent. */
    USAGE(2),
    /** Ctrl-C; the JVM's own code for SIGINT. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /**
     * The number for the shell.
     *
     * @return from 0 to 255
     */
    public int code() {
        return code;
    }

    /**
     * The graver of two.
     *
     * @return the one to end with
     */
    public ExitCode orGraver(ExitCode other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /**
     * How a wait for an upload ends.
     *
     * @param upload as it is when the wait ends
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

    /** How a fault ends a command. */
    public static ExitCode of(Fault fault) {
        return switch (fault) {
            case PlatformFault.Unauthorized unauthorized -> AUTHENTICATION;
            case PlatformFault.Unavailable unavailable -> UNAVAILABLE;
            case PlatformFault.Throttled throttled -> UNAVAILABLE;
            case PlatformFault.Deferred held -> UNAVAILABLE;
            default -> FAILED;
        };
    }
}
