package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.FerryCore;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Queued;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A command processes its own uploads and leaves all others to the service. */
class ClaimModeTest {

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void doesNotProcessUploadsOfOthers() {
        ferry.value(ferry.core.stop());
        var others = ferry.submit("another's");
        var command = started(2);

        var own = ferry.submit(command.ferry(), "own");

        assertThat(ferry.awaitRest(own)).isInstanceOf(Completed.class);
        ferry.time.pass(Duration.ofMinutes(5));
        assertThat(ferry.upload(others)).isInstanceOf(Queued.class);
    }

    @Test
    void processesAnyNamedUpload() {
        ferry.value(ferry.core.stop());
        var others = ferry.submit("another's");
        var command = started(2);

        command.ferry().work().workOn(others);

        assertThat(ferry.awaitRest(others)).isInstanceOf(Completed.class);
    }

    private FerryCore started(long seed) {
        var command = ferry.newCommand(seed);
        command.start();
        return command;
    }
}
