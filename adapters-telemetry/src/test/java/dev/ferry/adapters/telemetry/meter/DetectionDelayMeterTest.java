package dev.ferry.adapters.telemetry.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.telemetry.Rig;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.fake.ScriptedPlatform;
import dev.ferry.contracts.fake.VirtualTime;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.submission.DatasetName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DetectionDelayMeterTest {

    private final VirtualTime time = new VirtualTime();
    private final ScriptedPlatform scripted = new ScriptedPlatform();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MeteredPlatform platform = new MeteredPlatform(scripted, StatusVocabulary.standard(), time, meters);

    @Test
    void measuresFromTheLastNotYetToTheFinalAnswer() {
        scripted.statuses("processing", "completedsuccessfully");
        var token = upload();
        time.pass(Duration.ofSeconds(4));
        platform.status(token, null);
        time.pass(Duration.ofSeconds(7));
        platform.status(token, null);

        assertThat(delay()).isEqualTo(7);
        assertThat(polls()).isEqualTo(2);
    }

    @Test
    void measuresFromTheAcceptanceIfTheFirstAnswerIsFinal() {
        scripted.statuses("failed");
        var token = upload();
        time.pass(Duration.ofSeconds(4));
        platform.status(token, null);

        assertThat(delay()).isEqualTo(4);
        assertThat(polls()).isEqualTo(1);
    }

    @Test
    void ignoresAFailedStatusRequest() {
        scripted.statuses("processing").statusFails(new Unavailable("away")).statuses("completedsuccessfully");
        var token = upload();
        platform.status(token, null);
        time.pass(Duration.ofSeconds(3));
        platform.status(token, null);
        time.pass(Duration.ofSeconds(3));
        platform.status(token, null);

        assertThat(delay()).isEqualTo(6);
        assertThat(polls()).isEqualTo(2);
    }

    @Test
    void ignoresTheEndOfAnUploadWhoseAcceptanceItDidNotSee() {
        platform.status(Samples.TOKEN, null);

        assertThat(meters.get("ferry.upload.polls").summary().count()).isZero();
    }

    @Test
    void measuresCallsWithATraceToo() {
        var rig = new Rig().started();
        rig.platform.statuses("processing");
        rig.process("June");

        var delay = rig.meters.get("ferry.upload.detection.delay").timer();
        assertThat(delay.count()).isEqualTo(1);
        assertThat(delay.totalTime(TimeUnit.SECONDS)).isEqualTo(10);
    }

    private ProcessingToken upload() {
        return platform.upload(new DatasetUpload(new DatasetName("June"), false, Bytes.of("a")), Intent.unrecorded())
                .toCompletableFuture()
                .join();
    }

    private double delay() {
        return meters.get("ferry.upload.detection.delay").timer().totalTime(TimeUnit.SECONDS);
    }

    private double polls() {
        return meters.get("ferry.upload.polls").summary().totalAmount();
    }
}
