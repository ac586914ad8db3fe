package dev.ferry.adapters.files.upload;

import dev.ferry.adapters.files.folder.ClaimedFile;
import dev.ferry.adapters.files.folder.Layout;
import dev.ferry.adapters.files.folder.Notices;
import dev.ferry.application.port.driving.ReadResults;
import dev.ferry.domain.upload.Upload;
import java.io.IOException;

/** Brings files where they belong, and tells of it. */
public final class Homecoming {

    private final Endings endings;
    private final Notices notices;

    /**
     * Ready to bring files home.
     *
     * @param results reads what came home of an upload
     * @param notices where to tell
     */
    public Homecoming(ReadResults results, Notices notices) {
        this.endings = new Endings(results);
        this.notices = notices;
    }

    /**
     * Brings home a file whose upload is at rest.
     *
     * @param file the file
     * @param upload its upload
     * @param layout the folder
     * @throws IOException when the disk or the journal does not let it; trying again does no harm
     */
    public void land(ClaimedFile file, Upload upload, Layout layout) throws IOException {
        var ending = endings.of(file, upload, layout);
        var landed = Landing.land(file, ending);
        var notSent = landed.again() && ending.again() != null;
        tell(file, notSent ? "was uploaded before and is not sent again" : ending.words(), landed, layout);
    }

    /**
     * Puts a file aside that was not taken.
     *
     * @param file the file
     * @param reason one line: why, and what to do
     * @param layout the folder
     * @throws IOException when the disk does not let it; trying again does no harm
     */
    public void putAside(ClaimedFile file, String reason, Layout layout) throws IOException {
        var ending = Endings.refused(file, reason, layout);
        tell(file, ending.words(), Landing.land(file, ending), layout);
    }

    private void tell(ClaimedFile file, String words, Landing.Landed landed, Layout layout) {
        notices.tell(
                file.fileName() + " " + words + "; it is now " + layout.root().relativize(landed.path()));
    }
}
