package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.upload.Completed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PauseTest {

    private final Harness ferry = new Harness();

    @Test
    void pausesTheWholeAccountForAsLongAsThePlatformAsks() {
        ferry.platform.uploadFails(new Throttled("busy", Duration.ofMinutes(2)));
        var told = ferry.submit("told to wait");
        ferry.time.settle();

        var other = ferry.submit("not told");
        ferry.time.pass(Duration.ofSeconds(119));
        assertThat(ferry.platform.uploads()).hasSize(1);

        ferry.time.pass(Duration.ofSeconds(10));
        assertThat(ferry.platform.uploads()).hasSize(3);
        assertThat(ferry.rest(told)).isInstanceOf(Completed.class);
        assertThat(ferry.rest(other)).isInstanceOf(Completed.class);
    }

    @Test
    void writesNothingForUploadsThatOnlyWaitForThePauseToEnd() {
        ferry.platform.uploadFails(new Throttled("busy", Duration.ofMinutes(2)));
        ferry.submit("told to wait");
        ferry.time.settle();
        var other = ferry.submit("not told");

        ferry.time.pass(Duration.ofSeconds(100));

        assertThat(ferry.story(other)).containsExactly("queued");
    }

    @Test
    void pausesAfterAPollIsThrottled() {
        ferry.platform.statusFails(new Throttled("busy", Duration.ofMinutes(1)));
        var id = ferry.submit("June");
        ferry.time.settle();

        ferry.time.pass(Duration.ofSeconds(59));
        assertThat(ferry.platform.questions()).hasSize(1);

        assertThat(ferry.rest(id)).isInstanceOf(Completed.class);
    }

    @Test
    void neverGivesUpOnAPlatformThatKeepsAskingForPauses() {
        for (int i = 0; i < 20; i++) {
            ferry.platform.uploadFails(new Throttled("busy", Duration.ofSeconds(30)));
        }

        assertThat(ferry.rest(ferry.submit("June"))).isInstanceOf(Completed.class);
    }
}
