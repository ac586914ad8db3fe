package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.domain.submission.UploadId;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListTest {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void showsTheNewestFirst() {
        rig.submit("June");
        rig.submit("July");

        var response = rig.get("/v1/uploads");

        assertThat(names(response)).containsExactly("July", "June");
        assertThat(response.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void linksToAllPagesWhileUploadsAreSubmitted() {
        var submitted =
                IntStream.range(0, 23).mapToObj(i -> rig.submit("n" + i)).toList();

        var seen = new ArrayList<String>();
        var pages = 0;
        for (var page = Optional.of("/v1/uploads?limit=5&state=queued,failed"); page.isPresent(); pages++) {
            var response = rig.get(page.get());
            seen.addAll(texts(response, "id"));
            page = next(response);
            rig.submit("late" + pages);
        }

        assertThat(seen).containsExactlyElementsOf(submitted.reversed());
        assertThat(pages).isEqualTo(5);
    }

    @Test
    void continuesAfterTheUploadsOfThePageAreDeleted() {
        IntStream.range(0, 5).forEach(i -> rig.submit("n" + i));
        var first = rig.get("/v1/uploads?limit=3");
        texts(first, "id").forEach(id -> {
            rig.post("/v1/uploads/" + id + "/cancel");
            assertThat(rig.journal
                            .delete(new UploadId(id), 2)
                            .toCompletableFuture()
                            .join())
                    .isTrue();
        });

        assertThat(names(rig.get(next(first).orElseThrow()))).containsExactly("n1", "n0");
    }

    @Test
    void givesNoLinkToAnEmptyPage() {
        IntStream.range(0, 10).forEach(i -> rig.submit("n" + i));

        assertThat(next(rig.get("/v1/uploads?limit=10"))).isEmpty();
        assertThat(next(rig.get("/v1/uploads?limit=9"))).isPresent();
    }

    @Test
    void filtersByNameAndKeepsTheFilterOnTheNextPage() {
        rig.submit("a%20%26%20b%2Bc");
        rig.submit("other");
        rig.submit("a%20%26%20b%2Bc");

        var first = rig.get("/v1/uploads?limit=1&name=a%20%26%20b%2Bc");
        var second = rig.get(next(first).orElseThrow());

        assertThat(names(first)).containsExactly("a & b+c");
        assertThat(names(second)).containsExactly("a & b+c");
        assertThat(next(second)).isEmpty();
    }

    @Test
    void filtersByState() {
        var cancelled = rig.submit("June");
        rig.submit("July");
        rig.post("/v1/uploads/" + cancelled + "/cancel");

        assertThat(names(rig.get("/v1/uploads?state=cancelled"))).containsExactly("June");
        assertThat(names(rig.get("/v1/uploads?state=queued"))).containsExactly("July");
        assertThat(names(rig.get("/v1/uploads?state=queued&state=cancelled"))).containsExactly("July", "June");
        assertThat(names(rig.get("/v1/uploads?state=in-doubt"))).isEmpty();
    }

    @Test
    void keepsStatesAndTheStartOfTheIdOnTheNextPage() {
        for (var name : List.of("a", "b")) {
            rig.post("/v1/uploads/" + rig.submit(name) + "/cancel");
            rig.submit("open");
        }
        var start = rig.submit("open").substring(0, 1);

        var first = rig.get("/v1/uploads?limit=1&state=cancelled&id=" + start);

        assertThat(names(first)).containsExactly("b");
        assertThat(next(first).orElseThrow()).contains("&id=" + start + "&");
        assertThat(names(rig.get(next(first).orElseThrow()))).containsExactly("a");
    }

    @Test
    void refusesInvalidParameters() {
        for (var query : List.of(
                "state=lost",
                "limit=0",
                "limit=501",
                "limit=x",
                "limit=",
                "before=a/b",
                "before=zzz",
                "before=0",
                "before=-1",
                "before=01",
                "before=9999999999999999999",
                "name=",
                "sate=queued",
                "limit=1&limit=2")) {
            var response = rig.get("/v1/uploads?" + query);
            assertThat(response.statusCode()).as(query).isEqualTo(400);
            assertThat(Rig.json(response).path("detail").textValue()).as(query).contains(query.replaceAll("=.*", ""));
        }
    }

    private static List<String> names(HttpResponse<String> page) {
        return texts(page, "name");
    }

    private static List<String> texts(HttpResponse<String> page, String member) {
        return StreamSupport.stream(Rig.json(page).spliterator(), false)
                .map((JsonNode upload) -> upload.path(member).textValue())
                .toList();
    }

    static Optional<String> next(HttpResponse<String> page) {
        var matcher = NEXT.matcher(page.headers().firstValue("Link").orElse(""));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
