package dev.ferry.adapters.cli.manage;

import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.application.async.Await;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferry data}: prints the data of an upload. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Prints the data of an upload as it is sent, or as it was given.")
public final class DataCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(paramLabel = "ID", description = "The upload's id, as 'ferry list' shows it.")
    private String id = "";

    @Option(names = "--original", description = "Print the data as it was given.")
    private boolean original;

    @Option(
            names = "--raw",
            description = "Print byte for byte, for a file or a program; by default, characters that a terminal would"
                    + " obey are escaped.")
    private boolean raw;

    @Mixin
    private UploadClientOptions clientOptions = new UploadClientOptions();

    public DataCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var console = context.console();
        var out = raw ? console.rawOut() : console.out();
        try (var client = clientOptions.open(context, context.wiring()::offline)) {
            var data = client.data(client.resolve(id), original);
            Await.value(data.open().thenCompose(chunks -> chunks.forEach(chunk -> print(out, chunk))));
        }
        out.flush();
        if (!raw && console.hasEscapedBytes()) {
            console.note("control characters are shown escaped; --raw prints the bytes");
        }
        return 0;
    }

    private static void print(PrintStream out, ByteBuffer chunk) {
        var bytes = new byte[chunk.remaining()];
        chunk.get(bytes);
        out.write(bytes, 0, bytes.length);
    }
}
