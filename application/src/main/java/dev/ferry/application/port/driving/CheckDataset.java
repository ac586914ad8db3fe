package dev.ferry.application.port.driving;

import dev.ferry.application.content.Content;
import dev.ferry.application.message.CheckResult;
import java.nio.charset.Charset;
import java.util.concurrent.CompletionStage;

/** Looks for mistakes before anything is sent. */
public interface CheckDataset {

    /**
     * Checks a data set against the schema. Nothing is stored and nothing is sent.
     *
     * @param data the bytes of the CSV
     * @param encoding how the bytes are to be read
     * @return what was found
     */
    CompletionStage<CheckResult> check(Content data, Charset encoding);
}
