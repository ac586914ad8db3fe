package dev.ferry.benchmarks.accept;

import dev.ferry.application.TimeOrderedIds;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.port.driving.SubmitUpload;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.application.usecase.IdempotencyCheck;
import dev.ferry.application.usecase.SubmitUploadUseCase;
import dev.ferry.bootstrap.settings.StoreSettings;
import dev.ferry.bootstrap.store.Store;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.table.TableFormat;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;

/** Submits to Ferry's use case with Ferry's store; no upload is processed. */
final class FerryAcceptor implements Acceptor {

    static final List<ResultKind> KINDS = List.of(ResultKind.FEEDBACK, ResultKind.TABLE_OF_RESULT_IDS);

    private static final int AT_A_TIME = 64;

    private final Store store;
    private final SubmitUpload submit;
    private int series;

    FerryAcceptor(Path folder) {
        store = Store.open(new StoreSettings.OnDisk(folder.resolve("ferry.db"), folder), InstantSource.system());
        submit = new SubmitUploadUseCase(
                store.payloads(),
                Schema.guide(),
                store.journal().uploads(),
                new IdempotencyCheck(store.journal().uploads(), store.journal().events()),
                new TimeOrderedIds(InstantSource.system(), new SecureRandom()),
                id -> {});
    }

    @Override
    public void accept(int uploads, IntConsumer started, IntConsumer finished) throws InterruptedException {
        series++;
        var slots = new Semaphore(AT_A_TIME);
        for (int number = 0; number < uploads; number++) {
            slots.acquire();
            int current = number;
            started.accept(current);
            submit.submit(request(series + "-" + current)).thenAccept(submitted -> {
                finished.accept(current);
                slots.release();
            });
        }
        slots.acquire(AT_A_TIME);
    }

    private static UploadRequest request(String name) {
        return new UploadRequest(
                new DatasetName("Shifts " + name),
                false,
                KINDS,
                null,
                Bytes.of(Acceptor.data(name)),
                TableFormat.DETECTED,
                null);
    }

    @Override
    public void close() {
        store.closing().run();
    }
}
