package dev.ferry.application.view;

import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Submitting;
import dev.ferry.domain.upload.Upload;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong.
 *
 * @param code a stable word for programs
 * @param summary one line for people
 */
public record FaultView(String code, String summary) {

    /**
     * A fault.
     *
     * @param fault what went wrong
     * @return the view
     */
    public static FaultView of(Fault fault) {
        return new FaultView(fault.code(), fault.summary());
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
}
