package dev.ferry.bootstrap.settings.secret;

import dev.ferry.application.async.Stages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A command that prints a secret, such as {@code pass show ferry}. It runs without a shell: white space separates its
 * words, and the first is the program. It gets no input; its standard error is Ferry's.
 *
 * @param timeout the time limit of the command
 */
record SecretCommand(List<String> words, Duration timeout) implements SecretReference {

    /** The time limit; it allows a person to unlock a key. */
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    SecretCommand(String line) {
        this(List.of(line.strip().split("\\s+")), DEFAULT_TIMEOUT);
    }

    @Override
    public String read() {
        try {
            var process =
                    new ProcessBuilder(words).redirectError(Redirect.INHERIT).start();
            try {
                process.getOutputStream().close();
                return readOutput(process);
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw failure("cannot be run", e);
        }
    }

    @Override
    public String place(String source) {
        return "the command " + words.getFirst() + " (" + source + ")";
    }

    private String readOutput(Process process) {
        var output = CompletableFuture.supplyAsync(() -> readBytes(process.getInputStream()));
        try {
            var bytes = output.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (bytes.length <= MAX_BYTES) {
                awaitExit(process);
            }
            return SecretText.secret(bytes, "the output of " + words.getFirst());
        } catch (TimeoutException e) {
            throw failure("did not end within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw failure("has unreadable output", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was interrupted", e);
        }
    }

    private void awaitExit(Process process) throws InterruptedException, TimeoutException {
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException();
        }
        if (process.exitValue() != 0) {
            throw new IllegalArgumentException(
                    "the command %s ended with exit code %d".formatted(words.getFirst(), process.exitValue()));
        }
    }

    /** Reads one byte more than the maximum size of a secret, so that a longer output is detected. */
    private static byte[] readBytes(InputStream output) {
        try {
            return output.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IllegalArgumentException failure(String problem, Exception cause) {
        var reason = cause instanceof IOException ? ": " + Stages.describe(cause) : "";
        return new IllegalArgumentException("the command %s %s%s".formatted(words.getFirst(), problem, reason), cause);
    }
}
