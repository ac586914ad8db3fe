package dev.ferry.adapters.cli.command;

import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.cli.wiring.ExaminedItem;
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

/** {@code ferry doctor}: checks the installation and the connection to the Platform. It uploads nothing. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Checks the store, the settings, the credentials, the connection to the Platform and the clock. Uploads"
                        + " nothing.")
public final class DoctorCommand implements Callable<Integer> {

    private static final Duration MAX_CLOCK_DIFFERENCE = Duration.ofSeconds(30);

    private final CommandContext context;

    @Option(names = "--json", description = "Print one JSON object for each check, one a line.")
    private boolean json;

    @Option(names = "--sandbox", description = "Check an embedded sandbox instead of the Platform.")
    private boolean sandbox;

    public DoctorCommand(CommandContext context) {
        this.context = context;
    }

    /** The result of one check. */
    private record Finding(String check, ExitCode exitCode, String words, boolean warning) {
        Finding(String check, ExitCode exitCode, String words) {
            this(check, exitCode, words, false);
        }

        static Finding of(ExaminedItem item) {
            var passed = item.well() || item.warning();
            return new Finding(
                    item.check(), passed ? ExitCode.COMPLETED : ExitCode.FAILED, item.words(), !item.well() && passed);
        }

        String tag() {
            return exitCode != ExitCode.COMPLETED ? "FAILED" : warning ? "warn" : "ok";
        }
    }

    @Override
    public Integer call() {
        var findings = examine();
        findings.forEach(this::print);
        return findings.stream()
                .map(Finding::exitCode)
                .reduce(ExitCode.COMPLETED, ExitCode::orMoreSevere)
                .code();
    }

    private List<Finding> examine() {
        var findings = new ArrayList<Finding>();
        findings.add(new Finding("java", ExitCode.COMPLETED, "Java " + Runtime.version()));
        findings.addAll(store());
        findings.addAll(secrets());
        try (var session = context.withoutStore(sandbox)) {
            findings.add(new Finding("settings", ExitCode.COMPLETED, "complete; the API is " + session.platformUrl()));
            findings.add(new Finding(
                    "proxy",
                    ExitCode.COMPLETED,
                    session.proxies().isEmpty() ? "none; Ferry connects to the Platform directly" : session.proxies()));
            findings.add(credentials(session));
            if (findings.getLast().exitCode() == ExitCode.COMPLETED) {
                findings.add(api(session));
            }
            findings.add(clock(session));
        } catch (SettingsException e) {
            var words = String.valueOf(e.getMessage());
            if (findings.stream().noneMatch(finding -> finding.words().equals(words))) {
                findings.add(new Finding("settings", ExitCode.USAGE, words));
            }
        }
        return findings;
    }

    private List<Finding> store() {
        try {
            return context.wiring().examineStore().stream().map(Finding::of).toList();
        } catch (SettingsException e) {
            return List.of(new Finding("store", ExitCode.USAGE, String.valueOf(e.getMessage())));
        }
    }

    private List<Finding> secrets() {
        try {
            return context.wiring().examineSecrets().stream().map(Finding::of).toList();
        } catch (SettingsException e) {
            return List.of(); // reported when the settings are read for the session
        }
    }

    /** Compares this machine's clock with the Platform's: leases, tokens and due times depend on the clock. */
    private static Finding clock(Session session) {
        if (!session.proxies().isEmpty()) {
            return new Finding("clock", ExitCode.COMPLETED, "not compared: Ferry calls the Platform through a proxy");
        }
        return PlatformClock.difference(session.platformUrl())
                .map(ahead -> ahead.abs().compareTo(MAX_CLOCK_DIFFERENCE) > 0
                        ? new Finding(
                                "clock",
                                ExitCode.FAILED,
                                PlatformClock.describe(ahead) + "; set the clock, preferably by NTP")
                        : new Finding("clock", ExitCode.COMPLETED, PlatformClock.describe(ahead)))
                .orElseGet(() -> new Finding("clock", ExitCode.COMPLETED, "not compared: the Platform sends no date"));
    }

    private static Finding credentials(Session session) {
        try {
            Await.value(session.ferry().platform().authenticate());
            return new Finding("credentials", ExitCode.COMPLETED, "accepted by the identity server");
        } catch (PlatformException e) {
            return new Finding("credentials", ExitCode.of(e.fault()), e.fault().summary());
        }
    }

    /** Requests the status of an unknown token: the expected response is that the Platform does not know it. */
    private static Finding api(Session session) {
        try {
            Await.value(session.ferry().platform().status(new ProcessingToken(new UUID(0, 0).toString())));
            return new Finding("api", ExitCode.COMPLETED, "answers");
        } catch (PlatformException e) {
            return switch (e.fault()) {
                case PlatformFault.UnknownToken unknown ->
                    new Finding("api", ExitCode.COMPLETED, "answers, and accepts the API key");
                case PlatformFault.Refused refused ->
                    new Finding("api", ExitCode.AUTHENTICATION, refused.summary() + "; check FERRY_PLATFORM_API_KEY");
                default -> new Finding("api", ExitCode.of(e.fault()), e.fault().summary());
            };
        }
    }

    private void print(Finding finding) {
        var ok = finding.exitCode() == ExitCode.COMPLETED;
        context.console()
                .out()
                .println(
                        json
                                ? JsonOutput.object()
                                        .put("check", finding.check())
                                        .put("ok", ok)
                                        .put("warning", finding.warning())
                                        .put("words", finding.words())
                                        .toString()
                                : "%-6s %-12s %s".formatted(finding.tag(), finding.check(), finding.words()));
    }
}
