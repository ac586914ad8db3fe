package dev.ferry.bootstrap;

import dev.ferry.adapters.cli.FerryCommandLine;
import dev.ferry.adapters.cli.output.Console;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.bootstrap.settings.SettingsReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** What {@link Main} does, with something between the core and its ports, and a clock that may be wrong. */
public final class TestableMain {

    private TestableMain() {}

    /** Runs a command to its end. */
    public static int run(String[] args, UnaryOperator<DrivenPorts> around, InstantSource clock) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        var reader = new SettingsReader(System.getenv(), Path.of(""));
        var compositions = new CommandWiring(reader, Path.of(".."), new TestSeams(around, clock));
        return FerryCommandLine.run(args, compositions, new Console(out, err, false, false), "ferry test");
    }
}
