package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.ferry.application.content.Text;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ResultKind;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Web pages of firewalls, proxies and login servers, in place of the Platform's answer. */
class WebPagesTest {

    private static final String PAGE = """
            <?xml version="1.0"?><!-- node 7 -->
            <!DOCTYPE html>
            <html><head><meta charset="utf-8">
            <TITLE lang="en">
              Access denied &mdash; Contoso&#32;&amp; Sons (k&amp;y)
            </TITLE></head><body>secret body</body></html>
            """;
    private static final String TITLE = "the web page 'Access denied — Contoso & Sons (********)'";

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413})
    void aRefusalShowsTheTitle(int status) {
        rig.answerUpload(page(status));

        assertThat(Rig.fault(rig.upload("a")).summary()).contains(TITLE).doesNotContain("secret body");
    }

    @Test
    void aRefusedQueryAndARefusedLoginShowTheTitle() {
        rig.answerQuery(page(403));
        assertThat(Rig.fault(rig.status()))
                .isInstanceOfSatisfying(
                        Refused.class, fault -> assertThat(fault.words()).isEqualTo(TITLE));

        try (var fresh = new Rig()) {
            fresh.wire.stubFor(post("/connect/token").willReturn(page(404)));
            assertThat(Rig.fault(fresh.platform.authenticate()).summary()).contains(TITLE);

            for (var status : new int[] {200, 400, 403}) {
                fresh.wire.stubFor(post("/connect/token").willReturn(page(status)));
                assertThat(Rig.fault(fresh.platform.authenticate()))
                        .isInstanceOfSatisfying(
                                Unavailable.class,
                                fault -> assertThat(fault.summary())
                                        .contains(TITLE, "check FERRY_PLATFORM_IDENTITY_URL"));
            }
        }
    }

    @Test
    void aPageInsteadOfAnAnswerShowsTheTitle() {
        rig.answerUpload(page(200));
        assertThat(Rig.fault(rig.upload("a")))
                .isInstanceOfSatisfying(
                        OutcomeUnknown.class,
                        fault -> assertThat(fault.summary()).contains(TITLE));

        rig.answerQuery(page(200));
        assertThat(Rig.fault(rig.status()).summary()).contains(TITLE);
        assertThat(Rig.fault(reading()))
                .isInstanceOfSatisfying(
                        Malformed.class, fault -> assertThat(fault.summary()).contains(TITLE));

        rig.answerQuery(Rig.answer(200, PAGE).withHeader("Content-Type", "text/plain"));
        assertThat(Rig.fault(reading()))
                .isInstanceOfSatisfying(
                        Malformed.class, fault -> assertThat(fault.summary()).contains(TITLE));
    }

    @Test
    void aLongTitleIsCutAndAPageWithoutATitleIsAWebPage() {
        rig.answerUpload(Rig.answer(403, "<html><title>" + "very ".repeat(2000) + "long</title>"));
        assertThat(Rig.fault(rig.upload("a")).summary())
                .contains("the web page 'very very")
                .hasSizeLessThan(250);

        for (var untitled : new String[] {"<html><body>no", "<html><title> \n </title>", "<html><title>never ends"}) {
            rig.answerUpload(Rig.answer(403, untitled));
            assertThat(Rig.fault(rig.upload("a")).summary()).endsWith("a web page");
        }
    }

    private static ResponseDefinitionBuilder page(int status) {
        return Rig.answer(status, PAGE).withHeader("Content-Type", "text/html");
    }

    private CompletionStage<String> reading() {
        var text = new StringBuilder();
        return rig.result(ResultKind.FEEDBACK)
                .thenCompose(chunks -> Text.read(chunks, text::append))
                .thenApply(read -> text.toString());
    }
}
