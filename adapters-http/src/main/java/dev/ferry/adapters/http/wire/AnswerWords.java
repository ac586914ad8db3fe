package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.text.ErrorObject;
import dev.ferry.adapters.http.text.Html;
import dev.ferry.adapters.http.text.Redactor;
import java.util.regex.Pattern;

/** Words of an answer for a message: one line of limited length, without secrets. */
public record AnswerWords(Redactor redactor) {

    /** The start of an absolute URL; leaves out a user and password. */
    private static final Pattern ORIGIN =
            Pattern.compile("(?<scheme>https?)://(?:[^/?#]*@)?(?<host>[^/?#@]+)", Pattern.CASE_INSENSITIVE);

    /**
     * The server's words for the end of a message.
     *
     * @return starts with a colon; empty when the answer has none
     */
    public String quoted(CompleteAnswer answer) {
        var words = shown(answer);
        return words.isEmpty() ? "" : ": " + words;
    }

    /**
     * The server's words for the end of a message, if the answer is an error or a web page: any other answer may have
     * secrets.
     *
     * @return starts with a colon; empty when the answer has none
     */
    public String quotedError(CompleteAnswer answer) {
        return ErrorObject.words(answer.text())
                .map(words -> ": " + redactor.redact(words))
                .orElseGet(() -> answer.isWebPage() ? quoted(answer) : "");
    }

    /** The words of an error object, the title of a web page, or the start of any other answer. */
    String insteadOf(CompleteAnswer answer) {
        return ErrorObject.words(answer.text())
                .map(words -> "the error '" + redactor.redact(words) + "'")
                .orElseGet(() -> answer.isWebPage() ? shown(answer) : quoteStart(shown(answer)));
    }

    private static String quoteStart(String text) {
        return text.isEmpty() ? "nothing" : "'" + text.substring(0, Math.min(text.length(), 40)) + "'";
    }

    /** The answer's text for a message; only the title of a web page. */
    String shown(CompleteAnswer answer) {
        return answer.isWebPage() ? Html.describe(answer.text(), redactor) : redactor.redact(answer.text());
    }

    /** The scheme, host and port of a redirect's target: its path and query may contain secrets. */
    String redirectOrigin(CompleteAnswer answer) {
        var location = answer.headers().get("Location");
        if (location == null) {
            return "nowhere";
        }
        var origin = ORIGIN.matcher(location);
        return origin.lookingAt()
                ? redactor.redact(origin.group("scheme") + "://" + origin.group("host"))
                : "another path of the same server";
    }

    /** Describes the target of a redirect without its query, which may contain the API key. */
    String redirect(CompleteAnswer answer) {
        var location = answer.headers().get("Location");
        return "it redirects to "
                + (location == null
                        ? "nowhere"
                        : redactor.redact(
                                location.replaceAll("//[^/?#]*@", "//").replaceAll("[?#].*", "")))
                + ", and redirects are not followed; check the URL in the settings";
    }
}
