package dev.ferry.contracts.fake;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Text;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.TraceContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Platform that follows a script and remembers what it was asked. What is not scripted goes well: an upload gets a
 * token, a status is {@code completedsuccessfully}, a result is its kind's name.
 */
public final class ScriptedPlatform implements Platform {

    private final Deque<Supplier<CompletionStage<ProcessingToken>>> uploadAnswers = new ArrayDeque<>();
    private final Deque<Supplier<CompletionStage<ProcessingStatus>>> statusAnswers = new ArrayDeque<>();
    private final Map<ResultKind, Deque<Supplier<CompletionStage<Chunks>>>> resultAnswers = new HashMap<>();
    private final List<Delivered> uploads = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private final List<TraceContext> traces = new ArrayList<>();

    /**
     * A delivery that came.
     *
     * @param overwrite whether it was to replace one of that name
     */
    public record Delivered(String name, boolean overwrite, String data) {}

    /** Without a script: everything goes well. */
    public ScriptedPlatform() {}

    /** Scripts the next upload to fail. */
    public ScriptedPlatform uploadFails(PlatformFault fault) {
        uploadAnswers.add(() -> CompletableFuture.failedStage(new PlatformException(fault)));
        return this;
    }

    /**
     * Scripts the next upload to be answered by hand.
     *
     * @return completes the upload
     */
    public CompletableFuture<ProcessingToken> uploadPending() {
        var pending = new CompletableFuture<ProcessingToken>();
        uploadAnswers.add(() -> pending);
        return pending;
    }

    /** Scripts the next uploads never to be answered. */
    public ScriptedPlatform uploadsHang(int count) {
        for (int i = 0; i < count; i++) {
            uploadAnswers.add(CompletableFuture::new);
        }
        return this;
    }

    /**
     * Scripts the next statuses.
     *
     * @param words one a question
     */
    public ScriptedPlatform statuses(String... words) {
        for (var word : words) {
            statusAnswers.add(() -> CompletableFuture.completedStage(new ProcessingStatus(word)));
        }
        return this;
    }

    /**
     * Scripts the next question for a status to be answered by hand.
     *
     * @return completes the question
     */
    public CompletableFuture<ProcessingStatus> statusPending() {
        var pending = new CompletableFuture<ProcessingStatus>();
        statusAnswers.add(() -> pending);
        return pending;
    }

    /** Scripts the next question for a status to fail. */
    public ScriptedPlatform statusFails(PlatformFault fault) {
        statusAnswers.add(() -> CompletableFuture.failedStage(new PlatformException(fault)));
        return this;
    }

    /** Scripts the next question for a status to break the rules: it throws instead of giving a stage. */
    public ScriptedPlatform statusThrows(RuntimeException thrown) {
        statusAnswers.add(() -> {
            throw thrown;
        });
        return this;
    }

    /** Scripts the next result of a kind. */
    public ScriptedPlatform result(ResultKind kind, String text) {
        script(kind).add(() -> Bytes.of(text).open());
        return this;
    }

    /** Scripts the next question for a result to fail. */
    public ScriptedPlatform resultFails(ResultKind kind, PlatformFault fault) {
        script(kind).add(() -> CompletableFuture.failedStage(new PlatformException(fault)));
        return this;
    }

    /**
     * What was delivered.
     *
     * @return in order, failed deliveries included
     */
    public List<Delivered> uploads() {
        return List.copyOf(uploads);
    }

    /**
     * What was asked for.
     *
     * @return the data keys in order
     */
    public List<String> questions() {
        return List.copyOf(questions);
    }

    /**
     * Of which traces calls were.
     *
     * @return one a call that was part of a trace, in order
     */
    public List<TraceContext> traces() {
        return List.copyOf(traces);
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload) {
        return Stages.unwrap(Text.head(upload.data(), Integer.MAX_VALUE).thenCompose(data -> {
            note(upload.trace());
            uploads.add(new Delivered(upload.name().value(), upload.overwrite(), data));
            var scripted = uploadAnswers.poll();
            return scripted == null
                    ? CompletableFuture.completedStage(
                            new ProcessingToken(UUID.randomUUID().toString()))
                    : scripted.get();
        }));
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
        note(trace);
        questions.add(ResultKind.STATUS.key());
        var scripted = statusAnswers.poll();
        return scripted == null
                ? CompletableFuture.completedStage(new ProcessingStatus("completedsuccessfully"))
                : scripted.get();
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
        note(trace);
        questions.add(kind.key());
        var scripted = script(kind).poll();
        return scripted == null ? Bytes.of(kind.key()).open() : scripted.get();
    }

    private void note(@Nullable TraceContext trace) {
        if (trace != null) {
            traces.add(trace);
        }
    }

    private Deque<Supplier<CompletionStage<Chunks>>> script(ResultKind kind) {
        return resultAnswers.computeIfAbsent(kind, none -> new ArrayDeque<>());
    }
}
