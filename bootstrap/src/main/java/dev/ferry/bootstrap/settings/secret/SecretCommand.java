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
 * A command that prints a secret, such as {@code pass show ferry}. No shell reads it: it is words between white space,
 * the first of which is the program. It gets no input; what it complains of goes to our own standard error.
 *
 * @param timeout how long it may take
 */
record SecretCommand(List<String> words, Duration timeout) implements SecretReference {

    /** Time enough for a person to unlock a key. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    SecretCommand(String line) {
        this(List.of(line.strip().split("\\s+")), PATIENCE);
    }

    @Override
    public String read() {
        try {
            var process =
                    new ProcessBuilder(words).redirectError(Redirect.INHERIT).start();
            try {
                process.getOutputStream().close();
                return printedBy(process);
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw wrong("cannot be run", e);
        }
    }

    @Override
    public String place(String source) {
        return "the command " + words.getFirst() + " (" + source + ")";
    }

    private String printedBy(Process process) {
        var printed = CompletableFuture.supplyAsync(() -> start(process.getInputStream()));
        try {
            var bytes = printed.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (bytes.length <= MOST_BYTES) {
                end(process);
            }
            return SecretText.secret(bytes, "the output of " + words.getFirst());
        } catch (TimeoutException e) {
            throw wrong("has not ended within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw wrong("cannot be read from", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw wrong("was interrupted", e);
        }
    }

    private void end(Process process) throws InterruptedException, TimeoutException {
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException();
        }
        if (process.exitValue() != 0) {
            throw new IllegalArgumentException(
                    "the command %s ended with exit code %d".formatted(words.getFirst(), process.exitValue()));
        }
    }

    /** One byte more than a secret may have, so that a longer one can be told. */
    private static byte[] start(InputStream output) {
        try {
            return output.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IllegalArgumentException wrong(String what, Exception cause) {
        var why = cause instanceof IOException ? ": " + Stages.describe(cause) : "";
        return new IllegalArgumentException("the command %s %s%s".formatted(words.getFirst(), what, why), cause);
    }
}
