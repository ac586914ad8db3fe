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
 * A file that must not change while it is read: if it changes, reading fails at the end of the file. It is read on
 * virtual threads, so that the disk does not block the caller.
 *
 * @param path the file; a link is refused
 * @param size its size in bytes when this object was created
 * @param modified its modification time when this object was created
 */
public record StableFile(Path path, long size, FileTime modified) implements Content {

    private static final int CHUNK_BYTES = 256 * 1024;

    /**
     * Reads the size and the time of a file.
     *
     * @throws IOException when the file does not exist or cannot be accessed
     */
    public static StableFile of(Path path) throws IOException {
        var found = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new StableFile(path, found.size(), found.lastModifiedTime());
    }

    @Override
    public CompletionStage<Chunks> open() {
        return Stages.blocking(
                Thread::startVirtualThread,
                () -> new StableChunks(FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
    }

    private final class StableChunks implements Chunks {

        private final FileChannel channel;

        private StableChunks(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public CompletionStage<Optional<ByteBuffer>> next() {
            return Stages.blocking(Thread::startVirtualThread, this::read);
        }

        private Optional<ByteBuffer> read() throws IOException {
            var chunk = ByteBuffer.allocate(CHUNK_BYTES);
            if (channel.read(chunk) >= 0) {
                return Optional.of(chunk.flip());
            }
            if (!of(path).equals(StableFile.this)) {
                throw new IOException("the file changed while it was read");
            }
            return Optional.empty();
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                // the file was only read, so no data is lost
            }
        }
    }
}
