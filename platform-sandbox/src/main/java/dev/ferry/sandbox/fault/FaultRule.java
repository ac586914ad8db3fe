package dev.ferry.sandbox.fault;

import dev.ferry.sandbox.script.JsonMembers;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule: the requests that it strikes, and the fault.
 *
 * @param name the pattern of the data set's name, null for any
 * @param kind the requested data key, null for any
 * @param fault applies the fault
 * @param source the rule's JSON, on one line
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
        var endpoint = SandboxEndpoint.read(in);
        var faultKind = FaultKind.read(in);
        var name = endpoint == SandboxEndpoint.TOKEN ? Optional.<String>empty() : in.text("name");
        var kind = endpoint == SandboxEndpoint.RESULT ? in.text("kind") : Optional.<String>empty();
        var rule = new FaultRule(
                endpoint,
                name.map(FaultRule::glob).orElse(null),
                kind.orElse(faultKind == FaultKind.MALFORMED_FEEDBACK ? "feedback" : null),
                Frequency.read(in, endpoint),
                faultKind,
                faultKind.create(in, endpoint),
                in.source());
        in.rejectUnknown();
        return rule;
    }

    boolean matches(FaultTarget target) {
        return endpoint == target.endpoint()
                && target.read() != strikesUnread()
                && (kind == null || kind.equals(target.kind()))
                && (name == null
                        || (target.name() != null && name.matcher(target.name()).matches()));
    }

    /** A reset strikes an upload before its body is read, unless the rule needs the name, which is in the body. */
    private boolean strikesUnread() {
        return endpoint == SandboxEndpoint.UPLOAD && faultKind == FaultKind.RESET && name == null;
    }

    /** {@code *} stands for any characters, {@code ?} for one. */
    private static Pattern glob(String text) {
        var literal = Pattern.quote(text).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(literal, Pattern.DOTALL);
    }
}
