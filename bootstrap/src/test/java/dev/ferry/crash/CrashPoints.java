package dev.ferry.crash;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import dev.ferry.application.journal.Change;
import dev.ferry.application.journal.Entry;
import dev.ferry.application.journal.Scope;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the core and its ports and names every step: {@code STEP:before} when it is about to be taken,
 * {@code STEP:after} when it is durable and nobody has heard of it yet.
 *
 * @param reached is told each name, on the thread of the step
 */
record CrashPoints(Consumer<String> reached) {

    DrivenPorts around(DrivenPorts ports) {
        return new DrivenPorts(
                new CrashingPlatform(ports.platform()),
                new CrashingJournal(ports.journal()),
                new CrashingClaims(ports.claims()),
                ports.events(),
                ports.retention(),
                new CrashingPayloads(ports.payloads()),
                ports.scheduler());
    }

    private <T> CompletionStage<T> step(String name, Supplier<CompletionStage<T>> step) {
        reached.accept(name + ":before");
        return Stages.bare(step.get().thenApply(value -> {
            reached.accept(name + ":after");
            return value;
        }));
    }

    private final class CrashingJournal implements Journal {
        private final Journal journal;

        private CrashingJournal(Journal journal) {
            this.journal = journal;
        }

        @Override
        public CompletionStage<Optional<Entry>> enter(Transition<Queued> submitted) {
            return step("enter", () -> journal.enter(submitted));
        }

        @Override
        public CompletionStage<Optional<Entry>> commit(Change change) {
            var events = change.steps().events();
            var last = events.getLast().type();
            var attempt = events.getLast().attempt() > 1 ? " again" : "";
            return step("commit " + last.substring(last.lastIndexOf('.') + 1) + attempt, () -> journal.commit(change));
        }

        @Override
        public CompletionStage<Optional<Entry>> find(UploadId id) {
            return journal.find(id);
        }

        @Override
        public CompletionStage<List<Entry>> list(UploadQuery query) {
            return journal.list(query);
        }

        @Override
        public CompletionStage<Void> probe() {
            return step("probe", journal::probe);
        }
    }

    private final class CrashingClaims implements Claims {
        private final Claims claims;

        private CrashingClaims(Claims claims) {
            this.claims = claims;
        }

        @Override
        public CompletionStage<List<Entry>> claim(String owner, Scope scope, int limit, Duration lease) {
            return step("claim", () -> claims.claim(owner, scope, limit, lease));
        }

        @Override
        public CompletionStage<Set<UploadId>> renew(String owner, Collection<UploadId> ids, Duration lease) {
            return step("renew", () -> claims.renew(owner, ids, lease));
        }

        @Override
        public CompletionStage<Void> release(String owner, UploadId id, Instant due) {
            return step("release", () -> claims.release(owner, id, due));
        }

        @Override
        public CompletionStage<Optional<Instant>> nextDue(Scope scope) {
            return claims.nextDue(scope);
        }
    }

    private final class CrashingPayloads implements Payloads {
        private final Payloads payloads;

        private CrashingPayloads(Payloads payloads) {
            this.payloads = payloads;
        }

        @Override
        public CompletionStage<ContentRef> store(Chunks bytes) {
            return step("store", () -> payloads.store(bytes));
        }

        @Override
        public CompletionStage<Boolean> holds(ContentRef ref) {
            return payloads.holds(ref);
        }

        @Override
        public Content content(ContentRef ref) {
            return payloads.content(ref);
        }

        @Override
        public CompletionStage<List<Stored>> stored(@Nullable Stored after, int limit) {
            return payloads.stored(after, limit);
        }

        @Override
        public CompletionStage<Set<ContentRef>> discard(Collection<ContentRef> refs, Instant storedBefore) {
            return payloads.discard(refs, storedBefore);
        }
    }

    private final class CrashingPlatform implements Platform {
        private final Platform platform;

        private CrashingPlatform(Platform platform) {
            this.platform = platform;
        }

        @Override
        public CompletionStage<Void> authenticate() {
            return platform.authenticate();
        }

        @Override
        public CompletionStage<ProcessingToken> upload(DatasetUpload upload) {
            return step("send", () -> platform.upload(upload));
        }

        @Override
        public CompletionStage<ProcessingStatus> status(ProcessingToken token) {
            return step("ask", () -> platform.status(token));
        }

        @Override
        public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind) {
            return step("fetch " + kind.key(), () -> platform.result(token, kind));
        }
    }
}
