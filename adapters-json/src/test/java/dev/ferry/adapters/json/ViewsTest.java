package dev.ferry.adapters.json;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.ferry.application.port.driving.DecideUpload.Settlement;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Submitting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The JSON views of uploads and events that all driving adapters share. */
class ViewsTest {

    private static final FaultView DOWN = new FaultView("unavailable", "down", null, null, null);
    private static final FaultView RESET = new FaultView("outcome-unknown", "reset", null, null, null);

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void showsTheEventsOfACompletedUpload() {
        ferry.platform.uploadPending().complete(Samples.TOKEN);
        var id = ferry.submit("June");
        ferry.awaitRest(id);
        var payload = ferry.upload(id).attempt().payload();

        assertThat(events(id))
                .extracting(EventView::data)
                .containsExactly(
                        Map.of(
                                "attempt",
                                1,
                                "reason",
                                "submitted",
                                "overwrite",
                                false,
                                "sha256",
                                payload.sha256(),
                                "bytes",
                                (long) CoreHarness.CSV.length()),
                        Map.of("attempt", 1),
                        Map.of("attempt", 1, "token", Samples.TOKEN.value()),
                        Map.of("attempt", 1, "kind", "status"),
                        Map.of("attempt", 1, "kind", "feedback"),
                        Map.of("attempt", 1, "kind", "tableofresultids"),
                        Map.of("attempt", 1));
    }

    @Test
    void writesTheAttributesOfACloudEvent() {
        var start = ferry.time.instant();
        var id = ferry.submit("June");
        ferry.awaitRest(id);

        assertThat(events(id).getFirst()).satisfies(event -> {
            assertThat(event.specversion()).isEqualTo("1.0");
            assertThat(event.id()).isEqualTo("1");
            assertThat(event.source()).isEqualTo("/v1/uploads/" + id.value());
            assertThat(event.type()).isEqualTo("dev.ferry.upload.queued");
            assertThat(event.subject()).isEqualTo(id.value());
            assertThat(event.time()).isEqualTo(start);
            assertThat(event.datacontenttype()).isEqualTo("application/json");
        });
    }

    @Test
    void showsFaultsAndTheEndOfADeferralInEvents() {
        ferry.platform.uploadFails(new Unavailable("down")).uploadFails(new OutcomeUnknown("reset"));
        var id = ferry.submit("June");
        ferry.awaitRest(id);
        ferry.value(ferry.ferry.decide().settle(id, Settlement.GIVE_UP));

        assertThat(data(id, "deferred")).containsEntry("fault", DOWN).containsKey("until");
        assertThat(data(id, "in-doubt")).containsEntry("fault", RESET);
        assertThat(data(id, "failed"))
                .containsEntry(
                        "fault", new FaultView("given-up", "given up by hand while it was in doubt", null, null, null));
    }

    @Test
    void showsTheRejectingStatusAndTheReasonForQueuingAgain() {
        ferry.platform.uploadFails(new OutcomeUnknown("reset")).statuses("Failed");
        var id = ferry.submit("June");
        ferry.awaitRest(id);
        ferry.value(ferry.ferry.decide().settle(id, Settlement.OVERWRITE));
        ferry.awaitRest(id);

        assertThat(events(id).stream().map(EventView::data))
                .filteredOn(data -> data.containsKey("reason"))
                .last(as(MAP))
                .containsEntry("reason", "settled-overwrite")
                .containsEntry("overwrite", true);
        assertThat(data(id, "rejected")).containsEntry("status", "Failed").containsEntry("attempt", 2);
    }

    @Test
    void showsACompletedUploadWithItsResults() {
        ferry.platform.statuses("processing").uploadPending().complete(Samples.TOKEN);
        var start = ferry.time.instant();
        var id = ferry.submit("June");
        ferry.awaitRest(id);

        var view = view(id);

        assertThat(view.id()).isEqualTo(id.value());
        assertThat(view.name()).isEqualTo("June");
        assertThat(view.state()).isEqualTo("completed");
        assertThat(view.token()).isEqualTo(Samples.TOKEN.value());
        assertThat(view.attempt()).isEqualTo(1);
        assertThat(view.overwrite()).isFalse();
        assertThat(view.createdAt()).isEqualTo(start);
        assertThat(view.updatedAt()).isEqualTo(ferry.entry(id).updatedAt()).isAfter(start);
        assertThat(view.nextAt()).isNull();
        assertThat(view.source()).isEqualTo("June.csv");
        assertThat(view.version()).isEqualTo(ferry.entry(id).version()).isGreaterThan(1);
        assertThat(view.fault()).isNull();
        assertThat(view.collected()).containsExactly("feedback", "tableofresultids");
    }

    @Test
    void showsTheFaultOfADeferredUploadUntilTheNextOutcome() {
        ferry.platform.uploadFails(new Unavailable("down")).uploadsHang(1);
        var deferred = ferry.submit("June");
        ferry.time.settle();
        assertThat(view(deferred).fault()).isEqualTo(DOWN);
        assertThat(view(deferred).nextAt()).isAfter(ferry.time.instant());
        assertThat(view(deferred).token()).isNull();

        ferry.time.pass(Duration.ofSeconds(10));
        assertThat(ferry.upload(deferred)).isInstanceOf(Submitting.class);
        assertThat(view(deferred).fault()).isEqualTo(DOWN);
    }

    @Test
    void showsNoFaultWithoutAFailure() {
        ferry.platform.uploadsHang(1);
        var id = ferry.submit("June");
        assertThat(UploadView.of(ferry.entry(id), List.of(), List.of()).fault()).isNull();
        ferry.time.settle();

        assertThat(ferry.upload(id)).isInstanceOf(Submitting.class);
        assertThat(view(id).fault()).isNull();
        assertThat(view(id).state()).isEqualTo("queued");
    }

    @Test
    void showsTheFaultOfAnUploadInDoubtAndOfAFailedUpload() {
        ferry.platform.uploadFails(new OutcomeUnknown("reset")).uploadFails(new Refused(409, "the name is taken"));
        var inDoubt = ferry.submit("June");
        ferry.awaitRest(inDoubt);
        var failed = ferry.submit("July");
        ferry.awaitRest(failed);

        assertThat(view(inDoubt).fault()).isEqualTo(RESET);
        assertThat(view(failed).fault())
                .isEqualTo(new FaultView(
                        "refused",
                        "the Platform refused with status 409: the name is taken",
                        409,
                        "the name is taken",
                        null));
    }

    @Test
    void showsTheFeedbackOfARejectedUploadEvenIfItWasNotRequested() {
        ferry.platform.statuses("failed").result(ResultKind.FEEDBACK, "1|E1|unknown person");
        var id = ferry.submit("June");
        ferry.awaitRest(id);

        var view = UploadView.of(
                ferry.entry(id),
                ProblemView.of(ferry.value(ferry.ferry.results().problems(id))),
                List.of());

        assertThat(view.collected()).containsExactly("feedback");
        assertThat(view.problems()).hasSize(1);
    }

    @Test
    void namesTheResultsThatThePlatformDidNotGive() {
        ferry.platform.resultFails(ResultKind.TABLE_OF_RESULT_IDS, new Refused(404, "none"));
        var id = ferry.submit("June");
        ferry.awaitRest(id);

        assertThat(view(id).state()).isEqualTo("completed");
        assertThat(view(id).collected()).containsExactly("feedback");
        assertThat(view(id).missing()).containsExactly("tableofresultids");
    }

    private UploadView view(UploadId id) {
        return UploadView.of(ferry.entry(id), List.of(), List.of());
    }

    private List<EventView> events(UploadId id) {
        return ferry.value(ferry.ferry.events().of(id, 0, 1000)).stream()
                .map(event -> EventView.of(event, "/v1/uploads"))
                .toList();
    }

    private Map<String, Object> data(UploadId id, String type) {
        return events(id).stream()
                .filter(event -> event.type().endsWith("." + type))
                .findFirst()
                .orElseThrow()
                .data();
    }
}
