package dev.ferry.adapters.cli.output;

/** What is going on: on a terminal one line that is written over, elsewhere a line for each thing worth knowing. */
public final class ProgressLine implements AutoCloseable {

    private static final String[] SPINNER = {"|", "/", "-", "\\"};
    private static final String ERASE = "\r\033[K";

    private final Console console;
    private int turn;
    private boolean shown;

    public ProgressLine(Console console) {
        this.console = console;
    }

    /** Shows that something is still going on; on a terminal only. */
    public void spin(String text) {
        if (console.terminal()) {
            console.err().print(ERASE + SPINNER[turn++ % SPINNER.length] + " " + text);
            console.err().flush();
            shown = true;
        }
    }

    /**
     * Says something that stays.
     *
     * @param text one line
     */
    public void say(String text) {
        close();
        console.err().println(text);
    }

    /** Wipes the line that is written over. */
    @Override
    public void close() {
        if (shown) {
            console.err().print(ERASE);
            console.err().flush();
            shown = false;
        }
    }
}
