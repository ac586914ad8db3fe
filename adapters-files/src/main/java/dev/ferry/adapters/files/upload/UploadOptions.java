package dev.ferry.adapters.files.upload;

import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.table.TableFormat;
import java.util.List;

/**
 * How the files of a folder are uploaded.
 *
 * @param overwrite whether a file may replace data under its name that this folder has not uploaded
 * @param kinds the results to fetch
 * @param format what is said about the form of the files
 * @param allowEmpty whether files without rows are uploaded too
 */
public record UploadOptions(boolean overwrite, List<ResultKind> kinds, TableFormat format, boolean allowEmpty) {

    /** The guide's two results of files that have rows and replace nothing. */
    public static final UploadOptions STANDARD = new UploadOptions(
            false, List.of(ResultKind.FEEDBACK, ResultKind.TABLE_OF_RESULT_IDS), TableFormat.DETECTED, false);

    public UploadOptions {
        kinds = List.copyOf(kinds);
    }
}
