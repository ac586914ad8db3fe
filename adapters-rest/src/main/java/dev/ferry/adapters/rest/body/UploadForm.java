package dev.ferry.adapters.rest.body;

import dev.ferry.adapters.rest.exchange.Parameters;
import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Chunks;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A form with fields and one file, in this order: the file is passed on while it comes, so whatever is to be known
 * about it must have come before. A form with anything after the file is refused as a whole.
 */
final class UploadForm {

    private static final int MOST_FIELD_BYTES = 16 * 1024;

    private final MultipartReader parts;

    /** @throws RefusedException when the media type names no boundary */
    UploadForm(Chunks body, MediaType type) {
        var boundary = type.parameter("boundary")
                .filter(text -> !text.isEmpty() && text.length() <= 70)
                .orElseThrow(
                        () -> RefusedException.badRequest("multipart/form-data needs a boundary of 1 to 70 bytes"));
        this.parts = new MultipartReader(body, boundary);
    }

    /** Reads the fields; the file is left to be read. */
    CompletionStage<ReceivedDataset> receive(Parameters parameters) {
        return Stages.bare(parts.next().thenCompose(part -> receive(parameters, part)));
    }

    private CompletionStage<ReceivedDataset> receive(Parameters parameters, Optional<PartHead> next) {
        var part = next.orElseThrow(
                () -> RefusedException.badRequest("the form has no file; a file is a part with a filename"));
        return part.filename().isPresent()
                ? CompletableFuture.completedStage(new ReceivedDataset(
                        parameters,
                        ReceivedDataset.once(new LastPart()),
                        DatasetReader.charset(part.type()),
                        part.file()))
                : value(part).thenCompose(value -> receive(parameters.with(part.name(), value)));
    }

    private CompletionStage<String> value(PartHead field) {
        var bytes = new ByteArrayOutputStream();
        return parts.body()
                .forEach(piece -> append(bytes, piece, field))
                .thenApply(read -> bytes.toString(StandardCharsets.UTF_8));
    }

    private static void append(ByteArrayOutputStream bytes, ByteBuffer piece, PartHead field) {
        if (bytes.size() + piece.remaining() > MOST_FIELD_BYTES) {
            throw RefusedException.badRequest(
                    "the form's field " + field.name() + " has more than " + MOST_FIELD_BYTES + " bytes");
        }
        var array = new byte[piece.remaining()];
        piece.get(array);
        bytes.writeBytes(array);
    }

    /** The file's bytes. They end well only when the form does. */
    private final class LastPart implements Chunks {

        private final Chunks file = parts.body();

        @Override
        public CompletionStage<Optional<ByteBuffer>> next() {
            return file.next()
                    .thenCompose(piece -> piece.isPresent() ? CompletableFuture.completedStage(piece) : end());
        }

        @Override
        public void close() {
            parts.close();
        }

        private CompletionStage<Optional<ByteBuffer>> end() {
            return parts.next().thenApply(another -> {
                if (another.isPresent()) {
                    throw RefusedException.badRequest("the form goes on after its file, with "
                            + another.get().name() + "; put the fields before the file, and send one file");
                }
                return Optional.empty();
            });
        }
    }
}
