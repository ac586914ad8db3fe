package dev.ferry.adapters.files;

import dev.ferry.application.Ferry;
import dev.ferry.application.content.Content;
import dev.ferry.application.port.driving.ReadResults;
import dev.ferry.application.port.driving.SubmitUpload;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Simulates a killed program. The watch does not catch this error, so it cleans nothing up. */
final class SimulatedKill extends Error {

    /** A Ferry that kills the program before a data set is submitted. */
    static Ferry beforeSubmitting(Ferry ferry) {
        return with(
                ferry,
                request -> {
                    throw new SimulatedKill();
                },
                ferry.results());
    }

    /** A Ferry that kills the program as soon as a data set is in the journal. */
    static Ferry afterSubmitting(Ferry ferry) {
        return with(
                ferry,
                request -> {
                    ferry.submit().submit(request).toCompletableFuture().join();
                    throw new SimulatedKill();
                },
                ferry.results());
    }

    /** A Ferry that kills the program when it reads this result. */
    static Ferry whileReading(ResultKind fatal, Ferry ferry) {
        return with(ferry, ferry.submit(), new ReadResults() {
            @Override
            public CompletionStage<Optional<Content>> result(UploadId id, ResultKind kind) {
                return ferry.results()
                        .result(id, kind)
                        .thenApply(content -> kind.equals(fatal)
                                ? Optional.of(() -> {
                                    throw new SimulatedKill();
                                })
                                : content);
            }

            @Override
            public CompletionStage<List<Problem>> problems(UploadId id) {
                return ferry.results().problems(id);
            }

            @Override
            public CompletionStage<List<Problem>> warnings(UploadId id) {
                return ferry.results().warnings(id);
            }
        });
    }

    static Ferry with(Ferry ferry, SubmitUpload submit, ReadResults results) {
        return new Ferry(
                submit,
                ferry.track(),
                ferry.events(),
                ferry.work(),
                ferry.decide(),
                results,
                ferry.dataset(),
                ferry.platform(),
                ferry.check(),
                ferry.store(),
                ferry.prune(),
                ferry.delete(),
                ferry.overview(),
                ferry.pause());
    }
}
