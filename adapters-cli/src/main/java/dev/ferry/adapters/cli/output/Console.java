package dev.ferry.adapters.cli.output;

import java.io.PrintStream;
import java.util.Optional;

/**
 * The streams that a command writes to. Both show control characters and invisible ones escaped, so that no text from
 * outside can command the terminal.
 *
 * @param out data
 * @param err everything else
 * @param terminal whether {@code err} is a terminal, so that a line may be overwritten
 * @param color whether colours may be used; see no-color.org
 */
public record Console(PrintStream out, PrintStream err, boolean terminal, boolean color) {

    public Console {
        out = ScreenStream.over(out);
        err = ScreenStream.over(err);
    }

    /** Standard output without the filter, for bytes that the user asked for and for help in colours. */
    public PrintStream rawOut() {
        return ((ScreenStream) out).unfiltered();
    }

    /** Standard error without the filter, for escape sequences that Ferry itself writes. */
    public PrintStream rawErr() {
        return ((ScreenStream) err).unfiltered();
    }

    /** Whether bytes written to standard output are shown with escapes. */
    public boolean hasEscapedBytes() {
        return ((ScreenStream) out).hasChangedBytes();
    }

    /**
     * The reason why some of standard output is lost; empty if all was written, or its reader did not want the rest.
     */
    public Optional<String> outputFailure() {
        out.flush();
        return rawOut() instanceof StandardOutput output ? output.failure() : Optional.empty();
    }

    /** Prints a line for people, with the program's name. */
    public void note(String line) {
        err.println("ferry: " + line);
    }
}
