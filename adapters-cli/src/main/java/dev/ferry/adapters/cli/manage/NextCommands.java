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
                commands(
                        server,
                        "retry " + id + options(upload),
                        "resubmit " + id + " FILE" + newer(upload),
                        "delete " + id);
            default -> commands(server, "delete " + id);
        };
    }

    /** The options without which a retry would be refused, by Ferry or by the Platform. */
    private static String options(UploadView upload) {
        var fault = upload.fault();
        var isNameTaken = fault != null && fault.status() != null && fault.status() == CONFLICT;
        var newer = newer(upload);
        return newer + (isNameTaken || !newer.isEmpty() ? " --overwrite" : "");
    }

    /** Newer data has replaced what a superseded upload may have sent. */
    private static String newer(UploadView upload) {
        var fault = upload.fault();
        return fault != null && fault.code().equals("superseded") ? " --over-newer" : "";
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
