package dev.ferry.application.port.driving;

import dev.ferry.application.message.RetentionRule;
import dev.ferry.application.message.Tidied;
import java.util.concurrent.CompletionStage;

/** Makes room. */
public interface Prune {

    /**
     * Forgets uploads that ended long enough ago, with their events, and then deletes all bytes that no remembered
     * upload needs. Nothing that is not final is touched. Bytes that were stored within the last hour stay until the
     * next time, because the upload they belong to may still be on its way into the journal.
     *
     * <p>It may run beside everything else, in several processes too, and may be killed at any moment: what it has not
     * come to is done by the next run. A forgotten upload's idempotency key is forgotten with it.
     *
     * @param rule what need not be remembered any longer
     * @param dryRun true to change nothing and only count; the count is what would be done now, by the journal's
     *     present state
     * @return what was done, or would be; fails with an {@link java.io.IOException} when the journal or the payloads
     *     cannot be read or written, and what was done until then stays done
     */
    CompletionStage<Tidied> prune(RetentionRule rule, boolean dryRun);
}
