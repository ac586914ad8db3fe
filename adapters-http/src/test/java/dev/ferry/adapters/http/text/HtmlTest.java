package dev.ferry.adapters.http.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "\n <HTML lang='en'>",
                "<!DOCTYPE html>",
                "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">",
                "<!-- a --><!-- b -->\n<html>"
            })
    void recognisesTheStartOfAPage(String text) {
        assertThat(Html.startsAsHtml(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "html",
                "<html-report/>",
                "<htmlx>",
                "<?xml version=\"1.0\"?><string>",
                "<!-- html -->",
                "<p>"
            })
    void recognisesOtherText(String text) {
        assertThat(Html.startsAsHtml(text)).isFalse();
    }

    @Test
    void readsALongTextWithoutFillingTheStack() {
        var comment = "<!--" + "-x ".repeat(300_000) + "-->";

        assertThat(Html.startsAsHtml(" ".repeat(300_000) + comment.repeat(2) + "<html>"))
                .isTrue();
        assertThat(Html.describe("<title" + " x".repeat(300_000) + ">t</title>", new Redactor(List.of())))
                .isEqualTo("a web page");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<title>403 Forbidden</title>~ the web page '403 Forbidden'",
                "<svg><TITLE id=x>a &lt;b&gt; &#8211; &#x2013; &bogus; &#99999999; c</TITLE>~ the web page 'a <b> – – &bogus; &#99999999; c'",
                "<title>a&#10;b&#27;[2J</title>~ the web page 'a b [2J'",
                "<title>key my%20own%20secret</title>~ the web page 'key ********'",
                "<titles>no</titles>~ a web page",
                "<title></title>~ a web page"
            })
    void describesAPageByItsTitle(String page, String description) {
        assertThat(Html.describe("<html>" + page, new Redactor(List.of("my own secret"))))
                .isEqualTo(description);
    }
}
