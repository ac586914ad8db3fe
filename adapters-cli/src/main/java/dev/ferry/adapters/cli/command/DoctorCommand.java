package dev.ferry.adapters.cli.command;

import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.cli.wiring.Session;
import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.application.async.Await;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.platform.ProcessingToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ferry doctor}: finds out why nothing works. It uploads nothing. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Checks the store, the settings, the credentials, the way to the Platform and the clock. Nothing is uploaded.")
public final class DoctorCommand implements Callable<Integer> {

    private static final Duration MOST_DIFFERENCE = Duration.ofSeconds(30);

    private final CommandContext context;

    @Option(names = "--json", description = "Print a JSON object a check, one a line.")
    private boolean json;

    @Option(names = "--sandbox", description = "Examine an embedded sandbox instead of the Platform.")
    private boolean sandbox;

    public DoctorCommand(CommandContext context) {
        this.context = context;
    }

    /** One thing that was looked at. */
    private record Finding(String check, ExitCode ending, String words, boolean warning) {
        Finding(String check, ExitCode ending, String words) {
            this(check, ending, words, false);
        }

        String tag() {
            return ending != ExitCode.COMPLETED ? "FAILED" : warning ? "warn" : "ok";
        }
    }

    @Override
    public Integer call() {
        var findings = examine();
        findings.forEach(this::print);
        return findings.stream()
                .map(Finding::ending)
                .reduce(ExitCode.COMPLETED, ExitCode::orGraver)
                .code();
    }

    private List<Finding> examine() {
        var findings = new ArrayList<Finding>();
        findings.add(new Finding("java", ExitCode.COMPLETED, "Java " + Runtime.version()));
        findings.addAll(store());
        findings.addAll(secrets());
        try (var session = context.asking(sandbox)) {
            findings.add(new Finding("settings", ExitCode.COMPLETED, "complete; the API is " + session.platformUrl()));
            findings.add(credentials(session));
            if (findings.getLast().ending() == ExitCode.COMPLETED) {
                findings.add(api(session));
            }
            findings.add(clock(session.platformUrl()));
        } catch (SettingsException e) {
            findings.add(new Finding("settings", ExitCode.USAGE, String.valueOf(e.getMessage())));
        }
        return findings;
    }

    private List<Finding> store() {
        try {
            return context.wiring().examineStore().stream()
                    .map(one ->
                            new Finding(one.check(), one.well() ? ExitCode.COMPLETED : ExitCode.FAILED, one.words()))
                    .toList();
        } catch (SettingsException e) {
            return List.of(new Finding("store", ExitCode.USAGE, String.valueOf(e.getMessage())));
        }
    }

    /** Where files come with the permissions that an orchestrator gives them, they can still do their work. */
    private List<Finding> secrets() {
        try {
            return context.wiring().examineSecrets().stream()
                    .map(one -> new Finding(one.check(), ExitCode.COMPLETED, one.words(), !one.well()))
                    .toList();
        } catch (SettingsException e) {
            return List.of(); // told when the settings are needed
        }
    }

    /** Leases, tokens and due times are only as good as the clock; the Platform's is the one to compare with. */
    private static Finding clock(String platformUrl) {
        return PlatformClock.difference(platformUrl)
                .map(ahead -> ahead.abs().compareTo(MOST_DIFFERENCE) > 0
                        ? new Finding("clock", ExitCode.FAILED, PlatformClock.words(ahead) + "; set it, by NTP at best")
                        : new Finding("clock", ExitCode.COMPLETED, PlatformClock.words(ahead)))
                .orElseGet(() ->
                        new Finding("clock", ExitCode.COMPLETED, "not compared: the Platform does not tell its time"));
    }

    private static Finding credentials(Session session) {
        try {
            Await.value(session.ferry().platform().authenticate());
            return new Finding("credentials", ExitCode.COMPLETED, "accepted by the identity server");
        } catch (PlatformException e) {
            return new Finding("credentials", ExitCode.of(e.fault()), e.fault().summary());
        }
    }

    /** Asks for a token that nobody has given out: the best answer is that it is not known. */
    private static Finding api(Session session) {
        try {
            Await.value(session.ferry().platform().status(new ProcessingToken(new UUID(0, 0).toString())));
            return new Finding("api", ExitCode.COMPLETED, "answers");
        } catch (PlatformException e) {
            return switch (e.fault()) {
                case PlatformFault.UnknownToken unknown ->
                    new Finding("api", ExitCode.COMPLETED, "answers, and takes the API key");
                case PlatformFault.Refused refused ->
                    new Finding("api", ExitCode.AUTHENTICATION, refused.summary() + "; check FERRY_PLATFORM_API_KEY");
                default -> new Finding("api", ExitCode.of(e.fault()), e.fault().summary());
            };
        }
    }

    private void print(Finding finding) {
        var well = finding.ending() == ExitCode.COMPLETED;
        context.console()
                .out()
                .println(
                        json
                                ? JsonOutput.object()
                                        .put("check", finding.check())
                                        .put("ok", well)
                                        .put("warning", finding.warning())
                                        .put("words", finding.words())
                                        .toString()
                                : "%-6s %-12s %s".formatted(finding.tag(), finding.check(), finding.words()));
    }
}
