package dev.ferry.simulation;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.TraceContext;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A Platform that breaks the contract: it declares the intent before the adapter is ready to send. */
record HastyPlatform(Platform platform) implements Platform {

    @Override
    public CompletionStage<Void> authenticate() {
        return platform.authenticate();
    }

    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload, Intent intent) {
        return intent.declare().thenCompose(permitted -> platform.upload(upload, intent));
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
        return platform.status(token, trace);
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
        return platform.result(token, kind, trace);
    }
}
