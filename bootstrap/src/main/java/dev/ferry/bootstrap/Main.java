package dev.ferry.bootstrap;

import dev.ferry.adapters.cli.FerryCommandLine;
import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.output.StandardOutput;
import dev.ferry.bootstrap.settings.SettingsReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Starts Ferry. */
public final class Main {

    private Main() {}

    /** Runs a command and ends with its exit code. */
    public static void main(String[] args) {
        var environment = System.getenv();
        var home = Path.of(System.getProperty("ferry.home", "."));
        // the launcher can see whether a person looks at the error stream; Java 21 cannot
        var terminal = Boolean.getBoolean("ferry.terminal");
        var color = terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
        var console = new Console(
                new StandardOutput(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                terminal,
                color);
        System.setErr(console.err()); // the log, and exceptions that end a thread
        var reader = new SettingsReader(environment, Path.of(""), Path.of("/etc/ferry"), console::note);
        System.exit(FerryCommandLine.run(args, new CommandWiring(reader, home), console, Version.line()));
    }
}
