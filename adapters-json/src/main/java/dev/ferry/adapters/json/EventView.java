package dev.ferry.adapters.json;

import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.event.UploadEvent.ResultCollected;
import dev.ferry.domain.event.UploadEvent.ResultMissing;
import dev.ferry.domain.event.UploadEvent.UnknownStatus;
import dev.ferry.domain.event.UploadEvent.UploadAccepted;
import dev.ferry.domain.event.UploadEvent.UploadCancelled;
import dev.ferry.domain.event.UploadEvent.UploadCompleted;
import dev.ferry.domain.event.UploadEvent.UploadDeferred;
import dev.ferry.domain.event.UploadEvent.UploadFailed;
import dev.ferry.domain.event.UploadEvent.UploadInDoubt;
import dev.ferry.domain.event.UploadEvent.UploadQueued;
import dev.ferry.domain.event.UploadEvent.UploadRejected;
import dev.ferry.domain.event.UploadEvent.UploadSubmitting;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An event as a CloudEvent 1.0 in the JSON format.
 *
 * @param specversion always {@code 1.0}
 * @param id the event's number in the journal
 * @param source the upload's path or URI
 * @param type such as {@code dev.ferry.upload.queued}
 * @param subject the upload's id
 * @param time when the event was committed
 * @param datacontenttype always {@code application/json}
 * @param traceparent the upload's position in a trace (CloudEvents' extension for distributed tracing)
 * @param data the attempt's number, and members that depend on the type
 */
public record EventView(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        String traceparent,
        Map<String, Object> data) {

    /**
     * Converts an event of the journal.
     *
     * @param base the path or URI of all uploads, without a slash at its end
     */
    public static EventView of(RecordedEvent recorded, String base) {
        var event = recorded.event();
        var upload = event.id().value();
        return new EventView(
                "1.0",
                String.valueOf(recorded.number()),
                base + "/" + upload,
                event.type(),
                upload,
                recorded.at(),
                "application/json",
                recorded.trace().traceparent(),
                data(event));
    }

    private static Map<String, Object> data(UploadEvent event) {
        var data = new LinkedHashMap<String, Object>();
        data.put("attempt", event.attempt());
        switch (event) {
            case UploadQueued queued -> {
                data.put(
                        "reason",
                        queued.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
                data.put("overwrite", queued.overwrite());
                data.put("sha256", queued.payload().sha256());
                data.put("bytes", queued.payload().bytes());
            }
            case UploadAccepted accepted -> data.put("token", accepted.token().value());
            case UnknownStatus unknown -> data.put("status", unknown.status().word());
            case ResultCollected collected -> data.put("kind", collected.kind().key());
            case ResultMissing missing -> {
                data.put("kind", missing.kind().key());
                data.put("fault", FaultView.of(missing.fault()));
            }
            case UploadDeferred deferred -> {
                data.put("fault", FaultView.of(deferred.fault()));
                data.put("until", deferred.until());
            }
            case UploadInDoubt inDoubt -> data.put("fault", FaultView.of(inDoubt.fault()));
            case UploadFailed failed -> data.put("fault", FaultView.of(failed.fault()));
            case UploadRejected rejected -> data.put("status", rejected.status().word());
            case UploadSubmitting submitting -> {}
            case UploadCompleted completed -> {}
            case UploadCancelled cancelled -> {}
        }
        return data;
    }
}
