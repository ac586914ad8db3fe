package dev.ferry.sandbox.fault;

import dev.ferry.sandbox.script.JsonMembers;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are struck by what.
 *
 * @param name what a data set's name must be like, null for any
 * @param kind the data key that must be asked for, null for any
 * @param fault the same, to be done
 * @param source the rule as it was written, JSON on one line
 */
public record FaultRule(
        SandboxEndpoint endpoint,
        @Nullable Pattern name,
        @Nullable String kind,
        Frequency frequency,
        FaultKind faultKind,
        InjectedFault fault,
        String source) {

    static FaultRule read(JsonMembers in) {
        var endpoint = SandboxEndpoint.named(in);
        var faultKind = FaultKind.named(in);
        var name = endpoint == SandboxEndpoint.TOKEN ? Optional.<String>empty() : in.text("name");
        var kind = endpoint == SandboxEndpoint.RESULT ? in.text("kind") : Optional.<String>empty();
        var rule = new FaultRule(
                endpoint,
                name.map(FaultRule::glob).orElse(null),
                kind.orElse(faultKind == FaultKind.MALFORMED_FEEDBACK ? "feedback" : null),
                Frequency.read(in, endpoint),
                faultKind,
                faultKind.read(in, endpoint),
                in.source());
        in.end();
        return rule;
    }

    boolean matches(FaultTarget subject) {
        return endpoint == subject.endpoint()
                && subject.read() != strikesUnread()
                && (kind == null || kind.equals(subject.kind()))
                && (name == null
                        || (subject.name() != null
                                && name.matcher(subject.name()).matches()));
    }

    /** A reset comes before the body of an upload is read, unless the name, which is in there, must be known. */
    private boolean strikesUnread() {
        return endpoint == SandboxEndpoint.UPLOAD && faultKind == FaultKind.RESET && name == null;
    }

    /** {@code *} stands for any characters, {@code ?} for one. */
    private static Pattern glob(String text) {
        var literal = Pattern.quote(text).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(literal, Pattern.DOTALL);
    }
}
