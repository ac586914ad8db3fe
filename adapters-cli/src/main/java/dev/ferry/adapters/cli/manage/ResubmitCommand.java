package dev.ferry.adapters.cli.manage;

import dev.ferry.adapters.cli.client.UploadClient;
import dev.ferry.adapters.cli.input.DataFile;
import dev.ferry.adapters.cli.input.DataFileOptions;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.json.UploadView;
import dev.ferry.application.port.driving.DecideUpload.NewerData;
import dev.ferry.domain.submission.UploadId;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ferry resubmit}: sends corrected data under the same name. */
@Command(
        name = "resubmit",
        mixinStandardHelpOptions = true,
        description = "Sends corrected data for a rejected, failed or completed upload, under the same name with"
                + " Overwrite=true.")
public final class ResubmitCommand extends DecisionCommand {

    @Parameters(index = "1", paramLabel = "FILE", description = "The corrected data file, or - for standard input.")
    private Path file = Path.of("");

    @Mixin
    private final DataFileOptions options = new DataFileOptions();

    public ResubmitCommand(CommandContext context) {
        super(context);
    }

    @Override
    UploadView decide(UploadClient client, UploadId upload, NewerData newer) {
        return client.resubmit(upload, new DataFile(file, options.format(), options.allowEmpty()), newer);
    }
}
