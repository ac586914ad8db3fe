package dev.ferry.adapters.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.adapters.cli.input.InputFile;
import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.json.UploadView;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driving.DecideUpload.NewerData;
import dev.ferry.application.port.driving.DecideUpload.Settlement;
import dev.ferry.domain.submission.UploadId;
import java.io.FileNotFoundException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A client of a running service, which processes the uploads. The client polls their states. */
final class RemoteUploadClient implements UploadClient {

    private static final long POLL_INTERVAL_MILLIS = 250;

    private final Console console;
    private final ServiceClient service;

    RemoteUploadClient(Console console, ServiceClient service) {
        this.console = console;
        this.service = service;
    }

    @Override
    public List<UploadView> list(UploadSelection selection) {
        var query = new StringBuilder("/v1/uploads?limit=").append(selection.limit());
        if (!selection.states().isEmpty()) {
            query.append("&state=")
                    .append(selection.states().stream().map(UploadState::word).collect(Collectors.joining(",")));
        }
        if (selection.name() != null) {
            query.append("&name=").append(URLEncoder.encode(selection.name(), StandardCharsets.UTF_8));
        }
        return StreamSupport.stream(service.get(query.toString()).spliterator(), false)
                .map(RemoteUploadClient::view)
                .toList();
    }

    @Override
    public UploadView retry(UploadId id, NewerData newer) {
        return view(service.post(path(id) + "/retry" + query(newer)));
    }

    @Override
    public UploadView resubmit(UploadId id, Path file, Charset encoding, NewerData newer) {
        InputFile.content(file);
        try {
            var type = "text/csv; charset=" + encoding.name();
            return view(service.post(path(id) + "/resubmit" + query(newer), type, BodyPublishers.ofFile(file)));
        } catch (FileNotFoundException e) {
            throw new UsageException(file + " does not exist; check the path");
        }
    }

    @Override
    public UploadView cancel(UploadId id) {
        return view(service.post(path(id) + "/cancel"));
    }

    @Override
    public UploadView settle(UploadId id, Settlement settlement, NewerData newer) {
        var body = JsonOutput.object().put("settlement", settlement.word());
        return view(service.post(
                path(id) + "/settle" + query(newer), "application/json", BodyPublishers.ofString(body.toString())));
    }

    @Override
    public Optional<Instant> liftPause() {
        var until = service.delete("/v1/pause").path("lifted").path("until");
        return Optional.ofNullable(until.textValue()).map(Instant::parse);
    }

    @Override
    public ExitCode follow(List<UploadId> ids, Following following) {
        var exitCode = ExitCode.COMPLETED;
        for (var id : ids) {
            var view = awaitAtRest(id, System.nanoTime() + following.timeout().toNanos());
            UploadLines.print(console, List.of(view), following.json());
            exitCode = exitCode.orMoreSevere(UploadLines.exitCode(view));
        }
        return exitCode;
    }

    @Override
    public void close() {
        service.close();
    }

    private UploadView awaitAtRest(UploadId id, long deadline) {
        var view = view(service.get(path(id)));
        while (view.nextAt() != null && System.nanoTime() < deadline) {
            pause();
            view = view(service.get(path(id)));
        }
        return view;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_INTERVAL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UploadClientException(ExitCode.INTERRUPTED, "interrupted; the service continues");
        }
    }

    private static String path(UploadId id) {
        return "/v1/uploads/" + id.value();
    }

    private static String query(NewerData newer) {
        return newer == NewerData.REPLACE ? "?overNewer=true" : "";
    }

    private static UploadView view(JsonNode json) {
        return JsonOutput.view(json);
    }
}
