package dev.ferry.adapters.cli.manage;

import dev.ferry.adapters.cli.client.UploadClientException;
import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.output.ExitCode;
import java.util.List;
import java.util.function.Consumer;

/** Applies a command to several uploads. A failure with one of them does not keep the command from the others. */
final class EachUpload {

    private EachUpload() {}

    /**
     * Applies an action to each id, and reports each failure in a line.
     *
     * @return the most severe exit code
     */
    static ExitCode apply(Console console, List<String> ids, Consumer<String> action) {
        var exitCode = ExitCode.COMPLETED;
        for (var id : ids) {
            try {
                action.accept(id);
            } catch (UploadClientException e) {
                console.note(String.valueOf(e.getMessage()));
                exitCode = exitCode.orMoreSevere(e.exitCode());
            } catch (UsageException e) {
                console.note(String.valueOf(e.getMessage()));
                exitCode = exitCode.orMoreSevere(ExitCode.USAGE);
            }
        }
        return exitCode;
    }
}
