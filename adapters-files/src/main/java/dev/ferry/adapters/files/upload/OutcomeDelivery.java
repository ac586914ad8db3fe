package dev.ferry.adapters.files.upload;

import dev.ferry.adapters.files.folder.ClaimedFile;
import dev.ferry.adapters.files.folder.FolderLayout;
import dev.ferry.adapters.files.folder.WatchMessages;
import dev.ferry.application.port.driving.ReadResults;
import dev.ferry.domain.upload.Upload;
import java.io.IOException;

/** Brings files where they belong, and tells of it. */
public final class OutcomeDelivery {

    private final FileOutcomes endings;
    private final WatchMessages notices;

    public OutcomeDelivery(ReadResults results, WatchMessages notices) {
        this.endings = new FileOutcomes(results);
        this.notices = notices;
    }

    /**
     * Brings home a file whose upload is at rest.
     *
     * @throws IOException when the disk or the journal does not let it; trying again does no harm
     */
    public void land(ClaimedFile file, Upload upload, FolderLayout layout) throws IOException {
        var ending = endings.of(file, upload, layout);
        var landed = FileMover.land(file, ending);
        var notSent = landed.again() && ending.again() != null;
        tell(file, notSent ? "was uploaded before and is not sent again" : ending.words(), landed, layout);
    }

    /**
     * Puts a file aside that was not taken.
     *
     * @param reason one line: why, and what to do
     * @throws IOException when the disk does not let it; trying again does no harm
     */
    public void putAside(ClaimedFile file, String reason, FolderLayout layout) throws IOException {
        var ending = FileOutcomes.refused(file, reason, layout);
        tell(file, ending.words(), FileMover.land(file, ending), layout);
    }

    private void tell(ClaimedFile file, String words, FileMover.Landed landed, FolderLayout layout) {
        notices.tell(
                file.fileName() + " " + words + "; it is now " + layout.root().relativize(landed.path()));
    }
}
