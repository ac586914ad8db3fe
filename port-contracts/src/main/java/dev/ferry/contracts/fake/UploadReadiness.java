package dev.ferry.contracts.fake;

import dev.ferry.domain.fault.PlatformFault;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * When a scripted upload is ready to be sent.
 *
 * @param failure the fault with which the call fails before that; null when it waits
 */
record UploadReadiness(
        CompletionStage<Void> ready, @Nullable PlatformFault failure) {

    static final UploadReadiness AT_ONCE = new UploadReadiness(CompletableFuture.completedStage(null), null);
}
