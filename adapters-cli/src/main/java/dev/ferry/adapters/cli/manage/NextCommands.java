package dev.ferry.adapters.cli.manage;

import dev.ferry.adapters.json.UploadView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The commands that are possible with an upload in its present state. */
final class NextCommands {

    private static final int CONFLICT = 409;

    private NextCommands() {}

    /**
     * Lists the commands, the most useful one first.
     *
     * @param server the option that names the service, with a space before it; empty for the local store
     */
    static List<String> of(UploadView upload, String server) {
        var id = upload.id();
        return switch (upload.state()) {
            case "queued", "processing" -> commands(server, "resume " + id, "cancel " + id);
            case "in-doubt" ->
                commands(
                        server,
                        "settle " + id + " overwrite",
                        "settle " + id + " retry",
                        "settle " + id + " give-up",
                        "cancel " + id);
            case "completed" -> withResults(upload, server, "resubmit " + id + " FILE", "delete " + id);
            case "rejected" -> withResults(upload, server, "resubmit " + id + " FILE", "delete " + id);
            case "failed" ->
                isNameTaken(upload)
                        ? commands(server, "retry " + id + " --overwrite", "resubmit " + id + " FILE", "delete " + id)
                        : commands(server, "retry " + id, "resubmit " + id + " FILE", "delete " + id);
            default -> commands(server, "delete " + id);
        };
    }

    private static boolean isNameTaken(UploadView upload) {
        var fault = upload.fault();
        return fault != null && fault.status() != null && fault.status() == CONFLICT;
    }

    /** The command for results has no option for a service. */
    private static List<String> withResults(UploadView upload, String server, String... others) {
        var commands = new ArrayList<String>();
        if (server.isEmpty()) {
            Stream.concat(upload.collected().stream(), upload.missing().stream())
                    .forEach(kind -> commands.add("ferry results " + upload.id() + " " + kind));
        }
        commands.addAll(commands(server, others));
        return commands;
    }

    private static List<String> commands(String server, String... commands) {
        return Stream.of(commands).map(command -> "ferry " + command + server).toList();
    }
}
