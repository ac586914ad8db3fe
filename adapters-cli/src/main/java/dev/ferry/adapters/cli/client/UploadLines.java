package dev.ferry.adapters.cli.client;

import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.output.Table;
import dev.ferry.adapters.json.UploadView;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Prints uploads: as a table for people, as JSON for scripts. */
public final class UploadLines {

    private UploadLines() {}

    /** Prints uploads; as JSON, one object a line. */
    public static void print(Console console, List<UploadView> views, boolean json) {
        if (json) {
            views.forEach(view -> console.out().println(JsonOutput.of(view)));
        } else {
            printTable(console, views);
        }
    }

    /** Prints a list of uploads; as JSON, one array. */
    public static void printList(Console console, List<UploadView> views, boolean json) {
        if (json) {
            console.out().println(JsonOutput.ofAll(views));
        } else {
            printTable(console, views);
        }
    }

    /** The exit code of a command that waited for an upload. */
    static ExitCode exitCode(UploadView view) {
        return switch (view.state()) {
            case "completed" -> ExitCode.COMPLETED;
            case "rejected" -> ExitCode.REJECTED;
            case "in-doubt" -> ExitCode.IN_DOUBT;
            case "failed", "cancelled" -> ExitCode.FAILED;
            default -> ExitCode.STILL_RUNNING;
        };
    }

    private static void printTable(Console console, List<UploadView> views) {
        var table = new Table("ID", "NAME", "STATE", "ATTEMPT", "PROBLEMS", "WARNINGS", "UPDATED", "FAULT");
        for (var view : views) {
            table.addRow(
                    view.id(),
                    view.name(),
                    view.state(),
                    String.valueOf(view.attempt()),
                    String.valueOf(view.problems().size()),
                    String.valueOf(view.warnings().size()),
                    view.updatedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    fault(view));
        }
        table.print(console.out());
    }

    private static String fault(UploadView view) {
        if (view.waitingFor() != null) {
            return "waits for " + view.waitingFor();
        }
        if (view.fault() != null) {
            return view.fault().summary();
        }
        if (view.unknownStatus() != null) {
            return "unknown status '" + view.unknownStatus() + "'";
        }
        return view.missing().isEmpty() ? "" : "missing: " + String.join(", ", view.missing());
    }
}
