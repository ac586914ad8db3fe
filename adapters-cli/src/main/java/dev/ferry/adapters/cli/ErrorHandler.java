package dev.ferry.adapters.cli;

import dev.ferry.adapters.cli.client.UploadClientException;
import dev.ferry.adapters.cli.command.RootCommand;
import dev.ferry.adapters.cli.input.SpellingSuggestion;
import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.application.async.Stages;
import dev.ferry.application.port.driven.PlatformException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every way a command can go wrong into one line and an exit code; a stack trace is for those who ask for it. */
final class ErrorHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Console console;
    private final RootCommand root;

    ErrorHandler(Console console, RootCommand root) {
        this.console = console;
        this.root = root;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        var command = wrong.getCommandLine().getCommandSpec().qualifiedName(" ");
        say(String.valueOf(wrong.getMessage()).replaceAll("\\s*\\R\\s*", " "));
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            meant(unmatched).ifPresent(guess -> console.err().println("Did you mean " + guess + "?"));
        }
        console.err().println("Try '" + command + " --help'.");
        return ExitCode.USAGE.code();
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (root.verbose()) {
            failure.printStackTrace(console.err());
        }
        return switch (failure) {
            case UsageException usage -> end(usage.getMessage(), ExitCode.USAGE);
            case SettingsException settings -> end(settings.getMessage(), ExitCode.USAGE);
            case UploadClientException client -> end(client.getMessage(), client.ending());
            case PlatformException platform -> end(platform.fault().summary(), ExitCode.of(platform.fault()));
            case UncheckedIOException io -> end(words(io.getCause()), ExitCode.FAILED);
            default -> end("unexpected: " + failure + (root.verbose() ? "" : " (-v shows where)"), ExitCode.FAILED);
        };
    }

    private static Optional<String> meant(UnmatchedArgumentException unmatched) {
        var spec = unmatched.getCommandLine().getCommandSpec();
        var known = Stream.concat(spec.optionsMap().keySet().stream(), spec.subcommands().keySet().stream());
        return SpellingSuggestion.nearest(unmatched.getUnmatched().getFirst(), known.toList());
    }

    /** A plain exception was thrown by us, in words; any other has a name that says more than its message. */
    private static String words(@Nullable Throwable failure) {
        return failure != null && failure.getClass() == IOException.class
                ? String.valueOf(failure.getMessage())
                : Stages.describe(failure);
    }

    private int end(@Nullable String message, ExitCode code) {
        say(String.valueOf(message));
        return code.code();
    }

    private void say(String message) {
        console.err().println("ferry: " + message);
    }
}
