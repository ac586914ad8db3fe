package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.upload.Processing;
import dev.ferry.domain.upload.Queued;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class EngineStopTest {

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void stopsAfterAllItsLeasesWereLost() {
        ferry.platform.uploadsHang(1);
        ferry.submit("June");
        ferry.time.settle();

        var stopped = ferry.core.stop().toCompletableFuture();
        ferry.loseAllLeases();
        ferry.time.pass(CoreHarness.LEASE);

        assertThat(stopped).isDone();
    }

    @Test
    void releasesAllUploadsWhenItStops() {
        ferry.platform.statuses(Collections.nCopies(50, "processing").toArray(String[]::new));
        var id = ferry.submit("June");
        ferry.time.pass(Duration.ofSeconds(2));
        assertThat(ferry.upload(id)).isInstanceOf(Processing.class);

        ferry.value(ferry.core.stop());

        assertThat(ferry.value(ferry.journal.claim("next", Scope.everything(), 10, CoreHarness.LEASE)))
                .hasSize(1);
    }

    @Test
    void pollsAndPlansNothingAfterItHasStopped() {
        ferry.platform.statuses(Collections.nCopies(50, "processing").toArray(String[]::new));
        ferry.submit("June");
        ferry.time.pass(Duration.ofSeconds(2));

        ferry.value(ferry.core.stop());

        assertThat(ferry.time.plannedTasks()).isZero();
        var requests = ferry.platform.requests().size();
        ferry.time.pass(Duration.ofMinutes(5));
        assertThat(ferry.platform.requests()).hasSize(requests);
    }

    @Test
    void doesNotWaitForAStatusRequestWhenItStops() {
        var answer = ferry.platform.statusPending();
        var id = ferry.submit("June");
        ferry.time.pass(Duration.ofSeconds(2));
        assertThat(ferry.platform.requests()).hasSize(1);

        ferry.value(ferry.core.stop());

        assertThat(answer).isNotDone();
        assertThat(ferry.upload(id)).isInstanceOf(Processing.class);
        assertThat(ferry.value(ferry.journal.claim("next", Scope.everything(), 10, CoreHarness.LEASE)))
                .hasSize(1);
    }

    @Test
    void sendsNothingAfterItHasStopped() {
        var ready = ferry.platform.uploadReadyLater();
        var id = ferry.submit("June");
        ferry.time.settle();

        ferry.value(ferry.core.stop());
        ready.complete(null);
        ferry.time.settle();

        assertThat(ferry.upload(id)).isInstanceOf(Queued.class);
        assertThat(ferry.platform.uploads()).isEmpty();
        assertThat(ferry.value(ferry.journal.claim("next", Scope.everything(), 10, CoreHarness.LEASE)))
                .hasSize(1);
    }

    @Test
    void doesNotStartAgainAfterItHasStopped() {
        ferry.value(ferry.core.stop());

        ferry.core.start();
        var id = ferry.submit("June");
        ferry.time.pass(CoreHarness.POLL_INTERVAL);

        assertThat(ferry.upload(id)).isInstanceOf(Queued.class);
    }

    @Test
    void recordsNoFailureOfAnUploadThatWasAbandonedAtTheStop() {
        var ready = ferry.platform.uploadReadyLater();
        var id = ferry.submit("June");
        ferry.time.settle();

        ferry.value(ferry.core.stop());
        ready.completeExceptionally(new PlatformException(new Unavailable("Ferry is stopping")));
        ferry.time.settle();

        assertThat(ferry.eventTypes(id)).containsExactly("queued");
    }

    @Test
    void finishesAnUploadThatIsBeingSentBeforeItStops() {
        var answer = ferry.platform.uploadPending();
        var id = ferry.submit("June");
        ferry.time.settle();

        var stopped = ferry.core.stop().toCompletableFuture();
        ferry.time.settle();
        assertThat(stopped).isNotDone();
        answer.complete(Samples.TOKEN);
        ferry.time.settle();

        assertThat(stopped).isDone();
        assertThat(ferry.upload(id)).isInstanceOf(Processing.class);
    }
}
