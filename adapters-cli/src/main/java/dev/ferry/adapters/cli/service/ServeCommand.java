package dev.ferry.adapters.cli.service;

import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.cli.wiring.ServiceRequest;
import dev.ferry.domain.network.HostPort;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ferry serve}: runs Ferry as a service. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs Ferry as a service with an HTTP API until it is stopped.")
public final class ServeCommand implements Callable<Integer> {

    private static final Pattern PORT_ALONE = Pattern.compile("\\d{1,5}");

    private final CommandContext context;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8080",
            description = "Where to listen; port 0 picks a free port (default: ${DEFAULT-VALUE}).")
    private String listen = "";

    @Option(names = "--watch", paramLabel = "DIR", description = "Also upload the CSV files that appear in DIR.")
    private @Nullable Path watched;

    @Option(names = "--sandbox", description = "Use an embedded sandbox instead of the Platform.")
    private boolean sandbox;

    public ServeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var address = address();
        var request = new ServiceRequest(address.host(), address.port(), sandbox, watched);
        var console = context.console();
        var service = context.wiring().serve(request, message -> console.err().println("ferry: " + message));
        console.out().println(JsonOutput.object().put("url", service.url()));
        if (console.outputFailure().isPresent()) {
            return ExitCode.FAILED.code(); // the program's end stops the service
        }
        service.runUntilStopped();
        return ExitCode.COMPLETED.code();
    }

    private HostPort address() {
        var text = PORT_ALONE.matcher(listen).matches() ? "127.0.0.1:" + listen : listen;
        return HostPort.parse(text)
                .filter(parsed -> parsed.port() >= 0)
                .orElseThrow(() -> new UsageException("--listen: '" + listen
                        + "' is not HOST:PORT with a port from 0 to 65535; write 127.0.0.1:8080 or [::1]:8080"));
    }
}
