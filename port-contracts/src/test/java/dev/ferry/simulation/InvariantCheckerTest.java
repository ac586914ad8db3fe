package dev.ferry.simulation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.application.async.Stages;
import dev.ferry.application.inmemory.InMemoryJournal;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.contracts.fixture.EarlyIntentPlatform;
import dev.ferry.contracts.intercept.InterceptedPorts;
import dev.ferry.contracts.intercept.Interceptor;
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

/** Simulations with a broken component must fail. */
@ExtendWith(EngineLogOff.class)
class InvariantCheckerTest {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Timeline timeline = new Timeline();
    private final InvariantChecker invariants = new InvariantChecker(timeline, timeline, new InMemoryJournal(timeline));

    @Test
    void findsANodeThatSendsTwice() {
        assertViolation(ports -> intercepted(ports, InvariantCheckerTest::twice))
                .hasMessageContaining("was accepted");
    }

    @Test
    void findsANodeThatTreatsALostAnswerAsARefusal() {
        assertViolation(ports -> intercepted(ports, InvariantCheckerTest::lostAnswerIsRefusal))
                .hasMessageContaining("recorded intents");
    }

    @Test
    void findsAnIntentThatIsDeclaredBeforeTheAdapterIsReady() {
        assertViolation(ports ->
                        ports.with(new EarlyIntentPlatform(ports.platform()), ports.journal(), ports.payloads()))
                .hasMessageContaining("which no adapter was ready to send");
    }

    @Test
    void findsAJournalThatLosesUploads() {
        assertViolation(ports -> with(ports, true, false, false)).hasMessageContaining("is lost");
    }

    @Test
    void findsAJournalThatAcceptsStaleWrites() {
        assertViolation(ports -> with(ports, false, true, false)).hasMessageContaining("cannot continue with");
    }

    @Test
    void findsAJournalThatKeepsNoOrderOfUploadsOfOneName() {
        assertViolation(ports -> with(ports, false, false, true)).hasMessageContaining("name-");
    }

    @Test
    void findsAnEngineThatClaimsAllTheTime() {
        assertViolation(InvariantCheckerTest::alwaysDue).hasMessageContaining("claims all the time");
    }

    @Test
    void findsAnUploadThatIsClaimedTwice() {
        invariants.claimed("first", entry(), LEASE);
        timeline.after(LEASE.minusMillis(1), () -> {});
        timeline.step();
        assertThatThrownBy(() -> invariants.claimed("other", entry(), LEASE))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("under the lease of first");
        timeline.after(Duration.ofMillis(1), () -> {});
        timeline.step();
        invariants.claimed("other", entry(), LEASE);
        assertThatThrownBy(() -> invariants.renewed("first", entry().upload().id(), LEASE))
                .isInstanceOf(Violation.class);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertViolation(
            UnaryOperator<DrivenPorts> decorator) {
        return assertThatThrownBy(() -> {
                    for (long seed = 1; seed <= 50; seed++) {
                        simulation(seed, new Trace(line -> {}), decorator).run();
                    }
                })
                .isInstanceOf(Violation.class)
                .hasMessageContaining("seed");
    }

    private static SimulationRun simulation(long seed, Trace trace, UnaryOperator<DrivenPorts> decorator) {
        return new SimulationRun(seed, 30, trace, decorator);
    }

    private static DrivenPorts intercepted(DrivenPorts ports, Interceptor platform) {
        return new InterceptedPorts(InvariantCheckerTest::unchanged, platform).around(ports);
    }

    private static DrivenPorts alwaysDue(DrivenPorts ports) {
        var journal = ports.journal().decorated(uploads -> uploads, AlwaysDueClaims::new);
        return ports.with(ports.platform(), journal, ports.payloads());
    }

    private static DrivenPorts with(
            DrivenPorts ports, boolean losesUploads, boolean acceptsStaleWrites, boolean forgetsNames) {
        var journal = ports.journal()
                .decorated(
                        uploads -> new BrokenJournal(uploads, losesUploads, acceptsStaleWrites, forgetsNames),
                        claims -> claims);
        return ports.with(ports.platform(), journal, ports.payloads());
    }

    private static <T> CompletionStage<T> unchanged(String step, Supplier<CompletionStage<T>> call) {
        return call.get();
    }

    private static <T> CompletionStage<T> twice(String step, Supplier<CompletionStage<T>> call) {
        return step.equals("send") ? call.get().thenCompose(first -> call.get()) : call.get();
    }

    private static <T> CompletionStage<T> lostAnswerIsRefusal(String step, Supplier<CompletionStage<T>> call) {
        return Stages.either(
                call.get(),
                CompletableFuture::completedStage,
                failure -> CompletableFuture.failedStage(
                        failure instanceof PlatformException lost && lost.fault() instanceof OutcomeUnknown
                                ? new PlatformException(new Unavailable("simulated: no answer"))
                                : failure));
    }

    private static JournalEntry entry() {
        var submission = new Submission(new UploadId("first"), new DatasetName("first"), List.of(), null);
        var attempt = Attempt.first(false, new ContentRef("0".repeat(64), 1), null);
        return new JournalEntry(new Queued(submission, attempt, null), 1, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
    }
}
