package dev.ferry.application.usecase;

import dev.ferry.application.content.Content;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driving.ReadDataset;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.UploadId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Finds the stored data sets of uploads. */
public final class ReadDatasetUseCase implements ReadDataset {

    private final Journal journal;
    private final Payloads payloads;

    public ReadDatasetUseCase(Journal journal, Payloads payloads) {
        this.journal = journal;
        this.payloads = payloads;
    }

    @Override
    public CompletionStage<Optional<Content>> sent(UploadId id) {
        return content(id, Attempt::payload);
    }

    @Override
    public CompletionStage<Optional<Content>> original(UploadId id) {
        return content(
                id,
                attempt -> attempt.original() == null
                        ? attempt.payload()
                        : attempt.original().content());
    }

    private CompletionStage<Optional<Content>> content(UploadId id, Function<Attempt, ContentRef> which) {
        return journal.find(id)
                .thenApply(found -> found.map(
                        entry -> payloads.content(which.apply(entry.upload().attempt()))));
    }
}
