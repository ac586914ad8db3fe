package dev.ferry.adapters.cli.client;

import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.output.Table;
import dev.ferry.adapters.json.ProblemView;
import dev.ferry.adapters.json.UploadView;
import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prints uploads: as a table for people, as JSON for scripts. */
public final class UploadLines {

    private static final int MAX_REMARKS = 100;

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
            JsonOutput.ofAll(views).lines().forEach(console.out()::println);
        } else {
            printTable(console, views);
        }
    }

    /** Prints everything about an upload for people. */
    public static void printHistory(Console console, UploadHistory history, List<String> commands) {
        var out = console.out();
        var upload = history.upload();
        var facts = new Table("id", upload.id());
        facts.addRow("name", upload.name());
        facts.addRow("state", upload.state());
        addIfPresent(facts, "fault", fault(upload));
        addIfPresent(facts, "file", upload.source());
        facts.addRow("attempt", upload.attempt() + (upload.overwrite() ? ", Overwrite=true" : ""));
        addIfPresent(facts, "token", upload.token());
        facts.addRow("created", upload.createdAt().toString());
        facts.addRow("updated", upload.updatedAt().toString());
        addIfPresent(
                facts,
                "next step",
                upload.nextAt() == null ? null : upload.nextAt().toString());
        addIfPresent(facts, "results", String.join(", ", upload.collected()));
        facts.print(out);
        out.println();
        var events = new Table("TIME", "ATTEMPT", "EVENT", "DETAILS");
        history.events().forEach(event -> EventLine.of(event).addTo(events));
        events.print(out);
        printRemarks(out, "The Platform found problems:", upload.problems());
        printRemarks(out, "The Platform warned:", upload.warnings());
        out.println();
        out.println("Possible now:");
        commands.forEach(command -> out.println("  " + command));
    }

    private static void addIfPresent(Table table, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            table.addRow(name, value);
        }
    }

    private static void printRemarks(PrintStream out, String title, @Nullable List<ProblemView> remarks) {
        if (remarks != null && !remarks.isEmpty()) {
            out.println();
            out.println(title);
            remarks.stream().limit(MAX_REMARKS).forEach(remark -> out.println("  " + line(remark)));
            if (remarks.size() > MAX_REMARKS) {
                out.println("  … and " + (remarks.size() - MAX_REMARKS) + " more (--json lists them)");
            }
        }
    }

    private static String line(ProblemView remark) {
        return (remark.line() == null ? "" : "line " + remark.line() + ": ")
                + (remark.column() == null ? "" : remark.column() + ": ")
                + (remark.value() == null ? "" : "'" + remark.value() + "': ")
                + remark.message();
    }

    /** The exit code of a command that waited for an upload. */
    static ExitCode exitCode(UploadView view) {
        return switch (view.state()) {
            case "completed" -> ExitCode.COMPLETED;
            case "rejected" -> ExitCode.REJECTED;
            case "in-doubt" -> ExitCode.IN_DOUBT;
            case "failed" ->
                view.fault() == null
                        ? ExitCode.FAILED
                        : ExitCode.ofFault(view.fault().code());
            case "cancelled" -> ExitCode.FAILED;
            default -> ExitCode.STILL_RUNNING;
        };
    }

    private static void printTable(Console console, List<UploadView> views) {
        var table = new Table("ID", "NAME", "STATE", "ATTEMPT", "UPDATED", "FAULT");
        for (var view : views) {
            table.addRow(
                    view.id(),
                    view.name(),
                    view.state(),
                    String.valueOf(view.attempt()),
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
        var missing = view.missing().isEmpty() ? "" : "missing: " + String.join(", ", view.missing());
        return Stream.of(count(view.problems(), "problems"), count(view.warnings(), "warnings"), missing)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** Such as {@code problems: 3}; empty when there are none, and in a list. */
    private static String count(@Nullable List<ProblemView> remarks, String noun) {
        return remarks == null || remarks.isEmpty() ? "" : noun + ": " + remarks.size();
    }
}
