package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.domain.platform.ResultKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages of problems, and lists without them. */
class ProblemPagesTest {

    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void pagesTheProblemsAndCountsThem() {
        rig.platform.statuses("failed").result(ResultKind.FEEDBACK, "1|E1|a\n1|E1|b\n1|E1|c");
        rig.startEngine();
        var id = rig.submit("June");
        rig.await(id, "rejected");

        var messages = new ArrayList<String>();
        for (var next = Optional.of("/v1/uploads/" + id + "/problems?limit=2"); next.isPresent(); ) {
            var page = rig.get(next.get());
            assertThat(page.headers().firstValue("Total-Count")).hasValue("3");
            Rig.json(page)
                    .forEach(problem -> messages.add(problem.path("message").textValue()));
            next = ListTest.next(page);
        }

        assertThat(messages).containsExactly("a", "b", "c");
        assertThat(rig.get("/v1/uploads/" + id + "/problems?after=9").body()).isEqualTo("[]");
        for (var query : List.of("limit=0", "limit=1001", "after=-1", "after=x", "before=1")) {
            assertThat(rig.get("/v1/uploads/" + id + "/problems?" + query).statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    @Test
    void listsUploadsWithoutReadingTheirResults() {
        rig.platform.result(ResultKind.FEEDBACK, "1|E1|is unusual");
        rig.startEngine();
        var id = rig.submit("June");
        rig.await(id, "completed");
        rig.store.truncating = true;

        var listed = rig.get("/v1/uploads");

        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(Rig.json(listed).path(0).has("warnings")).isFalse();
        assertThat(rig.get("/v1/uploads/" + id).statusCode()).isEqualTo(503);
    }
}
