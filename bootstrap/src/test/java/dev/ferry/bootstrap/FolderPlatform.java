package dev.ferry.bootstrap;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Text;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.TraceContext;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A Platform without HTTP: a folder that receives each data set as a file. Its token is the path in the folder. */
final class FolderPlatform implements Platform, AutoCloseable {

    private final Path folder;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    FolderPlatform(Path folder) {
        this.folder = folder;
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return Files.isDirectory(folder)
                ? CompletableFuture.completedStage(null)
                : CompletableFuture.failedStage(new PlatformException(new Unavailable(folder + " is missing")));
    }

    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload, Intent intent) {
        var token = new ProcessingToken("received/" + upload.name().value() + ".csv");
        return Stages.unwrap(Text.head(upload.data(), Integer.MAX_VALUE)
                .thenCompose(data -> intent.declare()
                        .thenCompose(permitted -> permitted
                                ? Stages.blocking(threads, () -> write(token, data))
                                : CompletableFuture.failedStage(
                                        new PlatformException(new Unavailable("the upload was withdrawn"))))));
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
        return Files.exists(folder.resolve(token.value()))
                ? CompletableFuture.completedStage(new ProcessingStatus("completedsuccessfully"))
                : CompletableFuture.failedStage(new PlatformException(new UnknownToken(token)));
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
        return Bytes.of(kind.key() + " of " + token.value()).open();
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    private ProcessingToken write(ProcessingToken token, String data) throws IOException {
        try {
            var file = folder.resolve(token.value());
            Files.createDirectories(file.getParent());
            Files.writeString(file, data, StandardOpenOption.CREATE_NEW);
            return token;
        } catch (FileAlreadyExistsException e) {
            throw new PlatformException(new Refused(409, "there is a data set of that name"));
        }
    }
}
