package dev.ferry.adapters.files.folder;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A file that must not change while it is read: if it does, the reading fails at its end and nothing of it counts. It
 * is read on threads of its own, so that whoever asks for a piece is not kept waiting by the disk.
 *
 * @param path the file, never a link
 * @param size its size when it was first looked at
 * @param modified its time then
 */
public record StableFile(Path path, long size, FileTime modified) implements Content {

    private static final int PIECE_BYTES = 256 * 1024;

    /**
     * Looks at a file.
     *
     * @throws IOException when there is none
     */
    public static StableFile of(Path path) throws IOException {
        var found = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new StableFile(path, found.size(), found.lastModifiedTime());
    }

    @Override
    public CompletionStage<Chunks> open() {
        return Stages.blocking(
                Thread::startVirtualThread,
                () -> new Pieces(FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
    }

    private final class Pieces implements Chunks {

        private final FileChannel channel;

        private Pieces(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public CompletionStage<Optional<ByteBuffer>> next() {
            return Stages.blocking(Thread::startVirtualThread, this::read);
        }

        private Optional<ByteBuffer> read() throws IOException {
            var piece = ByteBuffer.allocate(PIECE_BYTES);
            if (channel.read(piece) >= 0) {
                return Optional.of(piece.flip());
            }
            if (!of(path).equals(StableFile.this)) {
                throw new IOException("it changed while it was read");
            }
            return Optional.empty();
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                // nothing was written, so nothing is lost
            }
        }
    }
}
