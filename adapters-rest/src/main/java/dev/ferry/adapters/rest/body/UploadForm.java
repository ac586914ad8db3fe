package dev.ferry.adapters.rest.body;

import dev.ferry.adapters.rest.exchange.Parameters;
import dev.ferry.adapters.rest.exchange.Utf8Text;
import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Chunks;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A form with fields and then one file. The file is processed while it arrives, so its parameters must come before it.
 * A form with another part after the file is refused as a whole.
 */
final class UploadForm {

    private static final int MAX_FIELD_BYTES = 16 * 1024;

    private final MultipartReader parts;

    /** Creates a reader; throws a {@link RefusedException} when the media type has no usable boundary. */
    UploadForm(Chunks body, MediaType type) {
        var boundary = type.parameter("boundary")
                .filter(text -> !text.isEmpty() && text.length() <= 70)
                .orElseThrow(
                        () -> RefusedException.badRequest("multipart/form-data needs a boundary of 1 to 70 bytes"));
        this.parts = new MultipartReader(body, boundary);
    }

    /** Reads the fields, but not the file. */
    CompletionStage<ReceivedDataset> receive(Parameters parameters) {
        return Stages.unwrap(parts.next().thenCompose(part -> receive(parameters, part)));
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
                .forEach(chunk -> append(bytes, chunk, field))
                .thenApply(read -> Utf8Text.decode(bytes.toByteArray(), "the form's field " + field.name()));
    }

    private static void append(ByteArrayOutputStream bytes, ByteBuffer chunk, PartHead field) {
        if (bytes.size() + chunk.remaining() > MAX_FIELD_BYTES) {
            throw RefusedException.badRequest(
                    "the form's field " + field.name() + " is larger than " + MAX_FIELD_BYTES + " bytes");
        }
        var array = new byte[chunk.remaining()];
        chunk.get(array);
        bytes.writeBytes(array);
    }

    /** The file's bytes. They fail at their end when the form continues or is incomplete. */
    private final class LastPart implements Chunks {

        private final Chunks file = parts.body();

        @Override
        public CompletionStage<Optional<ByteBuffer>> next() {
            return file.next()
                    .thenCompose(chunk -> chunk.isPresent() ? CompletableFuture.completedStage(chunk) : end());
        }

        @Override
        public void close() {
            parts.close();
        }

        private CompletionStage<Optional<ByteBuffer>> end() {
            return parts.next().thenApply(another -> {
                if (another.isPresent()) {
                    throw RefusedException.badRequest("the form has another part after its file: "
                            + another.get().name() + "; put the fields before the file, and send one file");
                }
                return Optional.empty();
            });
        }
    }
}
