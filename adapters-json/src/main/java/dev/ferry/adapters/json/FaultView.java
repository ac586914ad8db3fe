package dev.ferry.adapters.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Submitting;
import dev.ferry.domain.upload.Upload;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The reason why an upload failed, is in doubt or was deferred. {@code code} and {@code summary} are always written,
 * the other members only when the fault has them.
 *
 * @param code a stable code for programs
 * @param summary one line for people
 * @param status the HTTP status with which the Platform refused
 * @param words the Platform's own words when it refused, possibly empty
 * @param retryAfterSeconds the pause that the Platform, or Ferry itself, asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FaultView(
        String code,
        String summary,
        @Nullable Integer status,
        @Nullable String words,
        @Nullable Long retryAfterSeconds) {

    /** Converts a fault. */
    public static FaultView of(Fault fault) {
        return switch (fault) {
            case PlatformFault.Refused refused ->
                new FaultView(refused.code(), refused.summary(), refused.status(), refused.words(), null);
            case PlatformFault.Throttled throttled -> withRetryAfter(throttled, throttled.retryAfter());
            case PlatformFault.HeldBack heldBack -> withRetryAfter(heldBack, heldBack.retryAfter());
            default -> withRetryAfter(fault, null);
        };
    }

    static @Nullable FaultView of(Upload upload) {
        return switch (upload) {
            case Failed failed -> of(failed.fault());
            case InDoubt inDoubt -> of(inDoubt.fault());
            case Queued queued ->
                queued.deferral() == null ? null : of(queued.deferral().fault());
            case Submitting submitting ->
                submitting.deferral() == null ? null : of(submitting.deferral().fault());
            default -> null;
        };
    }

    private static FaultView withRetryAfter(Fault fault, @Nullable Duration wait) {
        return new FaultView(fault.code(), fault.summary(), null, null, wait == null ? null : (Long) wait.toSeconds());
    }
}
