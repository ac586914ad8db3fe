package dev.ferry.adapters.cli.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Standard output in UTF-8. It remembers the first failure, which {@link PrintStream} would forget, and drops all that
 * follows, so that the output has no gaps. Any thread.
 */
public final class StandardOutput extends PrintStream {

    /** The system's message when the reader of a pipe has ended, such as {@code head}. */
    private static final Pattern CLOSED_BY_READER = Pattern.compile("\\bpipe\\b", Pattern.CASE_INSENSITIVE);

    private final FirstFailure target;

    /** Writes to a stream. */
    public StandardOutput(OutputStream target) {
        this(new FirstFailure(target));
    }

    private StandardOutput(FirstFailure target) {
        super(target, true, StandardCharsets.UTF_8);
        this.target = target;
    }

    /**
     * Flushes the output and returns the reason why some of it is lost. A reader that has closed its pipe did not want
     * the rest, so that is no failure.
     */
    public Optional<String> failure() {
        flush();
        return Optional.ofNullable(target.failure)
                .map(failure -> String.valueOf(failure.getMessage()))
                .filter(message -> !CLOSED_BY_READER.matcher(message).find());
    }

    private static final class FirstFailure extends FilterOutputStream {

        private volatile @Nullable IOException failure;

        FirstFailure(OutputStream target) {
            super(target);
        }

        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (failure == null) {
                try {
                    out.write(bytes, offset, length);
                } catch (IOException e) {
                    failure = e;
                }
            }
        }

        @Override
        public void flush() {
            if (failure == null) {
                try {
                    out.flush();
                } catch (IOException e) {
                    failure = e;
                }
            }
        }
    }
}
