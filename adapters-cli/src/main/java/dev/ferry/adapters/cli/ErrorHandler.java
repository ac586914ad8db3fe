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

/** Turns every failure of a command into one line and an exit code. It prints a stack trace only with {@code -v}. */
final class ErrorHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Console console;
    private final RootCommand root;

    ErrorHandler(Console console, RootCommand root) {
        this.console = console;
        this.root = root;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        var command = failure.getCommandLine().getCommandSpec().qualifiedName(" ");
        printError(String.valueOf(failure.getMessage()).replaceAll("\\s*\\R\\s*", " "));
        if (failure instanceof UnmatchedArgumentException unmatched) {
            suggestion(unmatched).ifPresent(name -> console.err().println("Did you mean " + name + "?"));
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
            case UsageException usage -> report(usage.getMessage(), ExitCode.USAGE);
            case SettingsException settings -> report(settings.getMessage(), ExitCode.USAGE);
            case UploadClientException client -> report(client.getMessage(), client.exitCode());
            case PlatformException platform -> report(platform.fault().summary(), ExitCode.of(platform.fault()));
            case UncheckedIOException io -> report(describe(io.getCause()), ExitCode.FAILED);
            default ->
                report(
                        "unexpected: " + failure + (root.verbose() ? "" : " (-v shows the stack trace)"),
                        ExitCode.FAILED);
        };
    }

    private static Optional<String> suggestion(UnmatchedArgumentException unmatched) {
        var spec = unmatched.getCommandLine().getCommandSpec();
        var known = Stream.concat(spec.optionsMap().keySet().stream(), spec.subcommands().keySet().stream());
        return SpellingSuggestion.nearest(unmatched.getUnmatched().getFirst(), known.toList());
    }

    /** Returns the message of a plain IOException, which Ferry threw itself; describes other types with their name. */
    private static String describe(@Nullable Throwable failure) {
        return failure != null && failure.getClass() == IOException.class
                ? String.valueOf(failure.getMessage())
                : Stages.describe(failure);
    }

    private int report(@Nullable String message, ExitCode code) {
        printError(String.valueOf(message));
        return code.code();
    }

    private void printError(String message) {
        console.note(message);
    }
}
