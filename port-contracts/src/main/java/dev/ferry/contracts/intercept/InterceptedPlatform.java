package dev.ferry.contracts.intercept;

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

record InterceptedPlatform(Platform platform, Interceptor interceptor) implements Platform {

    @Override
    public CompletionStage<Void> authenticate() {
        return interceptor.pass("authenticate", platform::authenticate);
    }

    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload, Intent intent) {
        return interceptor.pass("send", () -> platform.upload(upload, intent));
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
        return interceptor.pass("status", () -> platform.status(token, trace));
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
        return interceptor.pass("fetch " + kind.key(), () -> platform.result(token, kind, trace));
    }
}
