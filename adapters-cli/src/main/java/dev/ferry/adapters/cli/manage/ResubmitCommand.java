package dev.ferry.adapters.cli.manage;

import dev.ferry.adapters.cli.client.UploadClient;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.json.UploadView;
import dev.ferry.application.port.driving.DecideUpload.NewerData;
import dev.ferry.domain.submission.UploadId;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferry resubmit}: sends corrected data under the same name. */
@Command(
        name = "resubmit",
        mixinStandardHelpOptions = true,
        description = "Sends corrected data for a rejected, failed or completed upload, under the same name with"
                + " Overwrite=true.")
public final class ResubmitCommand extends DecisionCommand {

    @Parameters(index = "1", paramLabel = "FILE", description = "The corrected CSV file.")
    private Path file = Path.of("");

    @Option(names = "--encoding", paramLabel = "CHARSET", description = "The file's charset (default: UTF-8).")
    private Charset encoding = StandardCharsets.UTF_8;

    @Option(names = "--allow-empty", description = "Send a file without rows too.")
    private boolean allowEmpty;

    public ResubmitCommand(CommandContext context) {
        super(context);
    }

    @Override
    UploadView decide(UploadClient client, UploadId upload, NewerData newer) {
        return client.resubmit(upload, file, encoding, allowEmpty, newer);
    }
}
