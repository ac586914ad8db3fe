package dev.ferry.bootstrap;

import dev.ferry.adapters.cli.FerryCommandLine;
import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.output.StandardOutput;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.bootstrap.settings.SettingsReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** Like {@link Main}, with decorated ports and a clock that may be wrong. */
public final class TestableMain {

    private TestableMain() {}

    /** Runs a command to its end. */
    public static int run(String[] args, UnaryOperator<DrivenPorts> decorator, InstantSource clock) {
        var out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        var console = new Console(out, err, false, false);
        var reader = new SettingsReader(System.getenv(), Path.of(""), Path.of("/etc/ferry"), console::note);
        var wiring = new CommandWiring(reader, Path.of(".."), new TestSeams(decorator, clock));
        return FerryCommandLine.run(args, wiring, console, "ferry test");
    }
}
