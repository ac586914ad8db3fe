package dev.ferry.adapters.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.adapters.cli.follow.ResultFiles;
import dev.ferry.adapters.cli.input.DataFile;
import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.json.UploadView;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Content;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driving.DecideUpload.NewerData;
import dev.ferry.application.port.driving.DecideUpload.Settlement;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A client of a running service, which processes the uploads. The client polls their states. */
final class RemoteUploadClient implements UploadClient {

    private static final long POLL_INTERVAL_MILLIS = 250;

    /** The longest page that the service gives. */
    private static final int MAX_PAGE = 500;

    /** The field of a server-sent event that has its data. */
    private static final String DATA = "data:";

    private final Console console;
    private final ServiceClient service;

    RemoteUploadClient(Console console, ServiceClient service) {
        this.console = console;
        this.service = service;
    }

    /** Reads page after page: a service limits the length of a page. */
    @Override
    public List<UploadView> list(UploadSelection selection) {
        var views = new ArrayList<UploadView>();
        var next = Optional.of(firstPage(selection));
        while (next.isPresent() && views.size() < selection.limit()) {
            var page = service.page(next.get());
            views.addAll(views(page.items()));
            next = page.next();
        }
        return views.subList(0, Math.min(views.size(), selection.limit()));
    }

    private static String firstPage(UploadSelection selection) {
        var query = new StringBuilder("/v1/uploads?limit=").append(Math.min(MAX_PAGE, selection.limit()));
        if (!selection.states().isEmpty()) {
            query.append("&state=")
                    .append(selection.states().stream().map(UploadState::word).collect(Collectors.joining(",")));
        }
        if (selection.name() != null) {
            query.append("&name=").append(URLEncoder.encode(selection.name(), StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    private static List<UploadView> views(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(RemoteUploadClient::view)
                .toList();
    }

    @Override
    public UploadId resolve(String text) {
        return IdPrefix.find(
                        text,
                        id -> service.exists(path(id)),
                        (prefix, limit) -> views(service.get("/v1/uploads?id=" + prefix + "&limit=" + limit)))
                .orElseThrow(() -> UploadClientException.notFound(text));
    }

    @Override
    public UploadHistory history(UploadId id) {
        var events = service.text(path(id) + "/events?follow=false")
                .lines()
                .filter(line -> line.startsWith(DATA))
                .map(line -> JsonOutput.parse(line.substring(DATA.length())))
                .toList();
        return new UploadHistory(view(service.get(path(id))), events);
    }

    @Override
    public DeletedUpload delete(UploadId id) {
        var deleted = service.delete(path(id));
        return new DeletedUpload(
                deleted.path("id").asText(),
                deleted.path("payloads").asLong(),
                deleted.path("bytes").asLong());
    }

    @Override
    public UploadView retry(UploadId id, boolean overwrite, NewerData newer) {
        return view(service.post(path(id) + "/retry" + query(overwrite ? "overwrite=true" : "", overNewer(newer))));
    }

    @Override
    public UploadView resubmit(UploadId id, DataFile file, NewerData newer) {
        var encoding = file.format().encoding();
        var delimiter = file.format().delimiter();
        var query = query(
                file.allowEmpty() ? "allowEmpty=true" : "",
                delimiter == null
                        ? ""
                        : "delimiter=" + URLEncoder.encode(String.valueOf(delimiter), StandardCharsets.UTF_8),
                overNewer(newer));
        return view(service.post(
                path(id) + "/resubmit" + query,
                encoding == null ? "text/csv" : "text/csv; charset=" + encoding,
                FileBody.of(file.path())));
    }

    @Override
    public Content data(UploadId id, boolean original) {
        return new Bytes(service.bytes(path(id) + (original ? "/original" : "/data")));
    }

    @Override
    public UploadView cancel(UploadId id) {
        return view(service.post(path(id) + "/cancel"));
    }

    @Override
    public UploadView settle(UploadId id, Settlement settlement, NewerData newer) {
        var body = JsonOutput.object().put("settlement", settlement.word());
        return view(service.post(
                path(id) + "/settle" + query(overNewer(newer)),
                "application/json",
                BodyPublishers.ofString(body.toString())));
    }

    @Override
    public Optional<Instant> liftPause() {
        var until = service.delete("/v1/pause").path("lifted").path("until");
        return Optional.ofNullable(until.textValue()).map(Instant::parse);
    }

    @Override
    public ExitCode follow(List<UploadId> ids, Following following) {
        var exitCode = ExitCode.COMPLETED;
        var allWritten = true;
        var deadline = System.nanoTime() + following.timeout().toNanos();
        for (var id : ids) {
            var view = awaitAtRest(id, deadline);
            var unwritten = following.out() == null
                    ? List.<String>of()
                    : ResultFiles.write(following.out(), view.name(), results(view));
            unwritten.forEach(console::note);
            allWritten &= unwritten.isEmpty();
            UploadLines.print(console, List.of(view), following.json());
            exitCode = exitCode.orMoreSevere(UploadLines.exitCode(view));
        }
        return allWritten ? exitCode : exitCode.orFailed();
    }

    private Map<ResultKind, Content> results(UploadView view) {
        var results = new LinkedHashMap<ResultKind, Content>();
        for (var kind : view.collected()) {
            var path = "/v1/uploads/" + view.id() + "/results/" + URLEncoder.encode(kind, StandardCharsets.UTF_8);
            results.put(new ResultKind(kind), Bytes.of(service.text(path)));
        }
        return results;
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

    private static String overNewer(NewerData newer) {
        return newer == NewerData.REPLACE ? "overNewer=true" : "";
    }

    /** A query with the parameters; empty ones are left out. */
    private static String query(String... all) {
        var parameters =
                Stream.of(all).filter(parameter -> !parameter.isEmpty()).collect(Collectors.joining("&"));
        return parameters.isEmpty() ? "" : "?" + parameters;
    }

    private static UploadView view(JsonNode json) {
        return JsonOutput.view(json);
    }
}
