package dev.ferry.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.contracts.Samples;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.fault.LocalFault.GivenUp;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Processing;
import dev.ferry.domain.upload.Submitting;
import dev.ferry.domain.upload.Transition;
import dev.ferry.domain.upload.Upload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The exact JSON that clients of the HTTP API and of the command line rely on. */
class JsonContractTest {

    private static final Instant CREATED = Instant.parse("2024-07-01T09:00:00Z");
    private static final Instant UPDATED = Instant.parse("2024-07-01T09:00:07.250Z");

    private final Submitting submitting =
            Samples.submitted("June").next().intend().next();
    private final Processing processing =
            submitting.accepted(Samples.TOKEN, CREATED).next();

    @Test
    void anUploadHasAllItsMembersInThisOrder() {
        var rejected = processing
                .rejected(new ProcessingStatus("failed"), Samples.PAYLOAD)
                .next();
        var problems = List.of(new Problem(2, "Reference", "E1", "is not known"));

        assertThat(json(UploadView.of(entry(rejected, null), ProblemView.of(problems), List.of())))
                .isEqualTo(line("""
                        {"id":"June","name":"June","state":"rejected","token":"5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10",
                        "attempt":1,"overwrite":false,"createdAt":"2024-07-01T09:00:00Z","updatedAt":"2024-07-01T09:00:07.250Z",
                        "nextAt":null,"waitingFor":null,"source":"June.csv","version":3,"fault":null,"unknownStatus":null,"collected":["feedback"],"missing":[],
                        "problems":[{"line":2,"cell":null,"column":"Reference","value":"E1","sent":null,"message":"is not known"}],"warnings":[]}"""));
    }

    @Test
    void anUploadShowsTheFaultThatDeferredIt() {
        var queued = submitting.deferred(new Unavailable("down"), UPDATED).next();

        assertThat(json(UploadView.of(entry(queued, UPDATED), List.of(), List.of())))
                .isEqualTo(line("""
                        {"id":"June","name":"June","state":"queued","token":null,
                        "attempt":1,"overwrite":false,"createdAt":"2024-07-01T09:00:00Z","updatedAt":"2024-07-01T09:00:07.250Z",
                        "nextAt":"2024-07-01T09:00:07.250Z","waitingFor":null,"source":"June.csv","version":3,
                        "fault":{"code":"unavailable","summary":"down"},"unknownStatus":null,"collected":[],"missing":[],"problems":[],"warnings":[]}"""));
    }

    @Test
    void anUploadShowsTheOneThatHoldsItBack() {
        var queued = Samples.submitted("June").next();
        var entry = new JournalEntry(queued, 1, CREATED, CREATED, CREATED, new UploadId("earlier"));

        assertThat(json(UploadView.of(entry, List.of(), List.of()))).contains("\"waitingFor\":\"earlier\"");
    }

    @Test
    void anUploadShowsTheStatusThatFerryDoesNotKnow() {
        var waiting =
                processing.reportUnknown(new ProcessingStatus("polishing")).next();

        assertThat(UploadView.of(entry(waiting, UPDATED), List.of(), List.of()).unknownStatus())
                .isEqualTo("polishing");
        assertThat(UploadView.of(entry(processing, UPDATED), List.of(), List.of())
                        .unknownStatus())
                .isNull();
    }

    @Test
    void anUploadIsReadAsItWasWrittenWithOrWithoutLinks() throws JsonProcessingException {
        var failed = submitting.failed(new Refused(409, "the name is taken")).next();
        var view = UploadView.of(
                entry(failed, null),
                ProblemView.of(List.of(new Problem(0, null, null, "too short"))),
                ProblemView.of(List.of(new Problem(2, "Reference", "E1", "is unusual"))));
        var linked = json(view).replaceFirst("\\}$", ",\"links\":{\"self\":\"/v1/uploads/June\"}}");

        assertThat(read(json(view))).isEqualTo(view);
        assertThat(read(linked)).isEqualTo(view);
    }

    @Test
    void aProblemHasNullForUnknownValues() {
        var problems = List.of(new Problem(0, null, null, "too short"));

        assertThat(json(ProblemView.of(problems)))
                .isEqualTo(
                        "[{\"line\":null,\"cell\":null,\"column\":null,\"value\":null,\"sent\":null,\"message\":\"too short\"}]");
        assertThat(json(ProblemView.of("June.csv", problems)))
                .isEqualTo(
                        "[{\"file\":\"June.csv\",\"line\":null,\"cell\":null,\"column\":null,\"value\":null,\"sent\":null,\"message\":\"too short\"}]");
    }

    @Test
    void aFaultHasACodeASummaryAndOptionalMembers() {
        assertThat(fault(new GivenUp()))
                .isEqualTo("{\"code\":\"given-up\",\"summary\":\"given up by hand while it was in doubt\"}");
        assertThat(fault(new Refused(413, "too large"))).isEqualTo(line("""
                        {"code":"refused","summary":"the Platform refused with status 413: too large",
                        "status":413,"words":"too large"}"""));
        assertThat(fault(new Throttled("busy", Duration.ofSeconds(7))))
                .isEqualTo("{\"code\":\"throttled\",\"summary\":\"busy\",\"retryAfterSeconds\":7}");
        assertThat(fault(new Throttled("busy", null))).isEqualTo("{\"code\":\"throttled\",\"summary\":\"busy\"}");
        assertThat(fault(new HeldBack("uploads keep failing", Duration.ofSeconds(30))))
                .isEqualTo("{\"code\":\"held-back\",\"summary\":\"uploads keep failing\",\"retryAfterSeconds\":30}");
    }

    @Test
    void everyEventTypeIsACloudEventWithTheseData() {
        var collecting = processing.succeeded();
        var collected = collecting
                .next()
                .collected(ResultKind.FEEDBACK, Samples.PAYLOAD)
                .next()
                .collected(ResultKind.TABLE_OF_RESULT_IDS, Samples.PAYLOAD)
                .next();
        var expected = Map.<Transition<?>, String>ofEntries(
                Map.entry(
                        Samples.submitted("June"),
                        event(
                                "queued",
                                ",\"reason\":\"submitted\",\"overwrite\":false,\"sha256\":\"%s\",\"bytes\":42"
                                        .formatted("ab".repeat(32)))),
                Map.entry(Samples.submitted("June").next().intend(), event("submitting", "")),
                Map.entry(
                        submitting.deferred(new Unavailable("down"), UPDATED),
                        event(
                                "deferred",
                                ",\"fault\":{\"code\":\"unavailable\",\"summary\":\"down\"},\"until\":\"2024-07-01T09:00:07.250Z\"")),
                Map.entry(
                        submitting.outcomeUnknown(new OutcomeUnknown("reset")),
                        event("in-doubt", ",\"fault\":{\"code\":\"outcome-unknown\",\"summary\":\"reset\"}")),
                Map.entry(
                        submitting.accepted(Samples.TOKEN, CREATED),
                        event("accepted", ",\"token\":\"5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10\"")),
                Map.entry(
                        processing.reportUnknown(new ProcessingStatus("polishing")),
                        event("unknown-status", ",\"status\":\"polishing\"")),
                Map.entry(collecting, event("result-collected", ",\"kind\":\"status\"")),
                Map.entry(
                        collecting.next().notAvailable(ResultKind.FEEDBACK, new Refused(404, "it has none")),
                        event(
                                "result-missing",
                                ",\"kind\":\"feedback\",\"fault\":{\"code\":\"refused\","
                                        + "\"summary\":\"the Platform refused with status 404: it has none\","
                                        + "\"status\":404,\"words\":\"it has none\"}")),
                Map.entry(collected.complete(), event("completed", "")),
                Map.entry(
                        processing.rejected(new ProcessingStatus("Failed"), Samples.PAYLOAD),
                        event("rejected", ",\"status\":\"Failed\"")),
                Map.entry(
                        submitting.failed(new GivenUp()),
                        event(
                                "failed",
                                ",\"fault\":{\"code\":\"given-up\",\"summary\":\"given up by hand while it was in doubt\"}")),
                Map.entry(submitting.cancel(), event("cancelled", "")));

        assertThat(expected.keySet().stream().map(Transition::event).map(UploadEvent::type))
                .doesNotHaveDuplicates()
                .hasSize(UploadEvent.class.getPermittedSubclasses().length);
        expected.forEach((transition, json) -> {
            var recorded = new RecordedEvent(12, UPDATED, transition.event(), null);
            assertThat(json(EventView.of(recorded, "/shown/here"))).isEqualTo(json);
        });
    }

    private static String event(String type, String data) {
        return line("""
                {"specversion":"1.0","id":"12","source":"/shown/here/June","type":"dev.ferry.upload.%s","subject":"June",
                "time":"2024-07-01T09:00:07.250Z","datacontenttype":"application/json",
                "traceparent":"00-688937ccaf2a3b0c85a1c9bbba09698d-85a1c9bbba09698d-01",
                "data":{"attempt":1%s}}""").formatted(type, data);
    }

    private static JournalEntry entry(Upload upload, @Nullable Instant due) {
        return new JournalEntry(upload, 3, due, CREATED, UPDATED);
    }

    private static String fault(Fault fault) {
        return json(FaultView.of(fault));
    }

    private static String json(Object value) {
        try {
            return JsonConfiguration.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static UploadView read(String json) throws JsonProcessingException {
        return JsonConfiguration.mapper().readValue(json, UploadView.class);
    }

    private static String line(String block) {
        return block.replace("\n", "");
    }
}
