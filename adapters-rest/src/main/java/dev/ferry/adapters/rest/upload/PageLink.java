package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.rest.exchange.UploadPath;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.journal.UploadState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Builds the link to the next page. It contains the last upload's id, so new uploads do not shift the pages. */
final class PageLink {

    private PageLink() {}

    static String after(UploadQuery query, JournalEntry last) {
        var link = new StringBuilder(UploadPath.ALL).append('?');
        if (!query.states().isEmpty()) {
            link.append("state=")
                    .append(query.states().stream()
                            .sorted()
                            .map(UploadState::word)
                            .collect(Collectors.joining(",")))
                    .append('&');
        }
        var name = query.name();
        if (name != null) {
            link.append("name=")
                    .append(URLEncoder.encode(name.value(), StandardCharsets.UTF_8))
                    .append('&');
        }
        if (!query.idPrefix().isEmpty()) {
            link.append("id=").append(query.idPrefix()).append('&');
        }
        return link.append("limit=")
                .append(query.limit())
                .append("&before=")
                .append(last.upload().id().value())
                .toString();
    }
}
