package dev.ferry.adapters.files.upload;

import dev.ferry.domain.platform.ResultKind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How the files of a folder are uploaded.
 *
 * @param overwrite whether a file may replace data under its name that this folder has not uploaded
 * @param kinds the results to fetch
 * @param encoding the files' charset
 * @param allowEmpty whether files without rows are uploaded too
 */
public record UploadOptions(boolean overwrite, List<ResultKind> kinds, Charset encoding, boolean allowEmpty) {

    /** The guide's two results of files in UTF-8 that have rows and replace nothing. */
    public static final UploadOptions STANDARD = new UploadOptions(
            false, List.of(ResultKind.FEEDBACK, ResultKind.TABLE_OF_RESULT_IDS), StandardCharsets.UTF_8, false);

    public UploadOptions {
        kinds = List.copyOf(kinds);
    }
}
