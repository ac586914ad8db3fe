package dev.ferry.domain.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.domain.fault.LocalFault.DeadlinePassed;
import dev.ferry.domain.fault.LocalFault.GivenUp;
import dev.ferry.domain.fault.LocalFault.PayloadMissing;
import dev.ferry.domain.fault.LocalFault.Superseded;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unauthorized;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ProcessingToken;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final ProcessingToken TOKEN = new ProcessingToken("5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10");

    /** Clients and dashboards depend on these codes. */
    @Test
    void codesDoNotChange() {
        assertThat(Stream.of(
                                new Unavailable("down"),
                                new Throttled("busy", null),
                                new HeldBack("open", Duration.ofSeconds(1)),
                                new Unauthorized("expired"),
                                new Refused(400, "what?"),
                                new UnknownToken(TOKEN),
                                new Malformed("html"),
                                new OutcomeUnknown("reset"),
                                new DeadlinePassed(Duration.ofMinutes(10), "processing"),
                                new PayloadMissing("ab"),
                                new GivenUp(),
                                new Superseded("later"))
                        .map(Fault::code))
                .containsExactly(
                        "unavailable",
                        "throttled",
                        "held-back",
                        "unauthorized",
                        "refused",
                        "unknown-token",
                        "malformed",
                        "outcome-unknown",
                        "deadline-passed",
                        "payload-missing",
                        "given-up",
                        "superseded");
    }

    @Test
    void quotesThePlatformsReasonForARefusal() {
        assertThat(new Refused(409, "the name is taken").summary())
                .isEqualTo("the Platform refused with status 409: the name is taken");
        assertThat(new Refused(409, " ").summary()).isEqualTo("the Platform refused with status 409");
    }

    @Test
    void summariesNameTheDetailsThatAPersonNeeds() {
        assertThat(new UnknownToken(TOKEN).summary()).contains(TOKEN.value());
        assertThat(new DeadlinePassed(Duration.ofMinutes(10), "halted").summary())
                .contains("600 s", "'halted'");
        assertThat(new PayloadMissing("ab").summary()).contains("ab", "upload the file again");
        assertThat(new Superseded("later").summary()).contains("later", "same name");
        assertThat(new GivenUp().summary()).contains("by hand", "in doubt");
    }
}
