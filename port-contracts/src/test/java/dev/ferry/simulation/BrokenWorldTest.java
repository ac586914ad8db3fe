package dev.ferry.simulation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.application.async.Stages;
import dev.ferry.application.inmemory.InMemoryJournal;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.contracts.intercept.InterceptedPorts;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.Submission;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A referee who never whistles is of no use: worlds in which somebody breaks a promise are found out. */
@ExtendWith(QuietEngines.class)
class BrokenWorldTest {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Timeline timeline = new Timeline();
    private final Referee referee = new Referee(timeline, timeline, new InMemoryJournal(timeline));

    @Test
    void findsOutAClientThatSendsTwice() {
        assertViolation(ports -> new InterceptedPorts(BrokenWorldTest::honestly, BrokenWorldTest::twice).around(ports))
                .hasMessageContaining("was taken");
    }

    @Test
    void findsOutAClientThatTakesSilenceForANo() {
        assertViolation(ports ->
                        new InterceptedPorts(BrokenWorldTest::honestly, BrokenWorldTest::silenceIsNo).around(ports))
                .hasMessageContaining("recorded sendings");
    }

    @Test
    void findsOutAJournalThatForgets() {
        assertViolation(ports -> with(ports, true, false)).hasMessageContaining("is lost");
    }

    @Test
    void findsOutAJournalThatLetsAStaleOwnerWrite() {
        assertViolation(ports -> with(ports, false, true)).hasMessageContaining("cannot go on with");
    }

    @Test
    void findsOutAnEngineThatLooksForWorkAllTheTime() {
        assertViolation(BrokenWorldTest::alwaysSomethingToDo).hasMessageContaining("looks for work all the time");
    }

    @Test
    void findsOutWhenAClaimIsGivenTwice() {
        referee.claimed("one", entry(), LEASE);
        timeline.after(LEASE.minusMillis(1), () -> {});
        timeline.step();
        assertThatThrownBy(() -> referee.claimed("other", entry(), LEASE))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("under the lease of one");
        timeline.after(Duration.ofMillis(1), () -> {});
        timeline.step();
        referee.claimed("other", entry(), LEASE);
        assertThatThrownBy(() -> referee.renewed("one", entry().upload().id(), LEASE))
                .isInstanceOf(Violation.class);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertViolation(
            UnaryOperator<DrivenPorts> tampering) {
        return assertThatThrownBy(() -> {
                    for (long seed = 1; seed <= 50; seed++) {
                        world(seed, new Trace(line -> {}), tampering).run();
                    }
                })
                .isInstanceOf(Violation.class)
                .hasMessageContaining("seed");
    }

    private static World world(long seed, Trace trace, UnaryOperator<DrivenPorts> tampering) {
        return new World(seed, 30, trace, tampering);
    }

    private static DrivenPorts alwaysSomethingToDo(DrivenPorts ports) {
        var journal = ports.journal().decorated(uploads -> uploads, RestlessClaims::new);
        return ports.with(ports.platform(), journal, ports.payloads());
    }

    private static DrivenPorts with(DrivenPorts ports, boolean forgets, boolean letsAllWrite) {
        var journal = ports.journal()
                .decorated(uploads -> new DishonestJournal(uploads, forgets, letsAllWrite), claims -> claims);
        return ports.with(ports.platform(), journal, ports.payloads());
    }

    private static <T> CompletionStage<T> honestly(String step, Supplier<CompletionStage<T>> call) {
        return call.get();
    }

    private static <T> CompletionStage<T> twice(String step, Supplier<CompletionStage<T>> call) {
        return step.equals("send") ? call.get().thenCompose(first -> call.get()) : call.get();
    }

    private static <T> CompletionStage<T> silenceIsNo(String step, Supplier<CompletionStage<T>> call) {
        return Stages.either(
                call.get(),
                CompletableFuture::completedStage,
                failure -> CompletableFuture.failedStage(
                        failure instanceof PlatformException lost && lost.fault() instanceof OutcomeUnknown
                                ? new PlatformException(new Unavailable("simulated: no answer"))
                                : failure));
    }

    private static JournalEntry entry() {
        var submission = new Submission(new UploadId("one"), new DatasetName("one"), List.of(), null);
        var attempt = Attempt.first(false, new ContentRef("0".repeat(64), 1));
        return new JournalEntry(new Queued(submission, attempt, null), 1, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
    }
}
