package dev.ferry.adapters.cli.output;

/** Prints progress: on a terminal one line that it overwrites, and lines that stay. */
public final class ProgressLine implements AutoCloseable {

    private static final String[] SPINNER = {"|", "/", "-", "\\"};
    private static final String ERASE = "\r\033[K";

    private final Console console;
    private int frame;
    private boolean shown;

    public ProgressLine(Console console) {
        this.console = console;
    }

    /** Overwrites the progress line; on a terminal only. */
    public void update(String text) {
        if (console.terminal()) {
            console.rawErr().print(ERASE);
            console.err().print(SPINNER[frame++ % SPINNER.length] + " " + text);
            console.err().flush();
            shown = true;
        }
    }

    /**
     * Prints a line that stays.
     *
     * @param text one line
     */
    public void print(String text) {
        close();
        console.err().println(text);
    }

    /** Erases the progress line. */
    @Override
    public void close() {
        if (shown) {
            console.rawErr().print(ERASE);
            console.err().flush();
            shown = false;
        }
    }
}
