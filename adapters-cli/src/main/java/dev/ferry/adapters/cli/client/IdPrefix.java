package dev.ferry.adapters.cli.client;

import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.json.UploadView;
import dev.ferry.domain.submission.UploadId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Completes the first characters of an id. A whole id counts as such, even if other ids start with it. */
final class IdPrefix {

    private static final int MIN_LENGTH = 4;
    private static final int MAX_LISTED = 10;

    private IdPrefix() {}

    /**
     * Finds the id that a user means.
     *
     * @param exists whether there is an upload with the whole id
     * @param starting returns the uploads whose ids start with a text, up to a maximum
     * @throws UsageException when the text cannot be an id, or several ids start with it
     */
    static Optional<UploadId> find(
            String text, Predicate<UploadId> exists, BiFunction<String, Integer, List<UploadView>> starting) {
        var id = parse(text);
        if (exists.test(id)) {
            return Optional.of(id);
        }
        if (text.length() < MIN_LENGTH) {
            return Optional.empty();
        }
        var found = starting.apply(text, MAX_LISTED + 1);
        if (found.size() > 1) {
            throw new UsageException(ambiguous(text, found));
        }
        return found.stream().map(view -> new UploadId(view.id())).findFirst();
    }

    private static UploadId parse(String text) {
        try {
            return new UploadId(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("'" + text + "' is not an upload id; 'ferry list' shows the ids");
        }
    }

    private static String ambiguous(String text, List<UploadView> found) {
        return "several ids start with " + text + "; write more characters of one of them: "
                + found.stream()
                        .limit(MAX_LISTED)
                        .map(view -> view.id() + " (" + view.name() + ", " + view.state() + ")")
                        .collect(Collectors.joining(", "))
                + (found.size() > MAX_LISTED ? ", …" : "");
    }
}
