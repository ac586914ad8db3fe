package dev.ferry.adapters.cli.output;

import dev.ferry.application.content.Text;
import dev.ferry.domain.text.VisibleText;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The filter in front of the terminal: it shows control characters and invisible ones as {@link VisibleText} does. A
 * printed text is one line, so a line break in it is escaped; only {@code println} ends a line. Bytes are text in
 * UTF-8, and keep their line breaks. All output of Ferry passes through it, because a terminal may be behind a pipe
 * too.
 */
final class ScreenStream extends PrintStream {

    private final PrintStream unfiltered;
    private final VisibleBytes bytes;

    private ScreenStream(PrintStream unfiltered, VisibleBytes bytes) {
        super(bytes, true, StandardCharsets.UTF_8);
        this.unfiltered = unfiltered;
        this.bytes = bytes;
    }

    /** Puts the filter in front of a stream, unless it is there already. */
    static ScreenStream over(PrintStream stream) {
        return stream instanceof ScreenStream screen ? screen : new ScreenStream(stream, new VisibleBytes(stream));
    }

    /** The stream behind the filter. */
    PrintStream unfiltered() {
        return unfiltered;
    }

    /** Whether bytes that were written contained characters that are shown escaped. */
    boolean hasChangedBytes() {
        return bytes.changed;
    }

    /** Prints a part of a line. Tabs at its start stay: they indent stack traces. */
    @Override
    public void print(@Nullable String text) {
        var line = String.valueOf(text);
        var indent = line.length() - line.replaceFirst("^\t+", "").length();
        super.print(line.substring(0, indent) + VisibleText.line(line.substring(indent)));
    }

    @Override
    public boolean checkError() {
        return super.checkError() || unfiltered.checkError();
    }

    /** Filters bytes. A carriage return waits for the next character, because it is visible only before a line feed. */
    private static final class VisibleBytes extends OutputStream {

        private final PrintStream target;
        private final Text text = new Text(this::show);
        private boolean pendingReturn;
        private boolean changed;

        private VisibleBytes(PrintStream target) {
            this.target = target;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] array, int offset, int length) {
            text.accept(ByteBuffer.wrap(array, offset, length));
        }

        @Override
        public void flush() {
            target.flush();
        }

        private void show(CharSequence chunk) {
            var all = (pendingReturn ? "\r" : "") + chunk;
            pendingReturn = all.endsWith("\r");
            var complete = pendingReturn ? all.substring(0, all.length() - 1) : all;
            var visible = VisibleText.lines(complete);
            changed |= !visible.equals(complete);
            target.print(visible);
        }
    }
}
