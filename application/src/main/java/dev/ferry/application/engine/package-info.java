/**
 * The engine decides which upload is processed, and when. {@link dev.ferry.application.engine.WorkPoller} claims due
 * uploads in the journal, {@link dev.ferry.application.engine.ClaimedUploads} keeps them under a lease, and
 * {@link dev.ferry.application.engine.LifecycleEngine} takes them from step to step. All three run on the single thread
 * of the {@code Scheduler}.
 */
@NullMarked
package dev.ferry.application.engine;

import org.jspecify.annotations.NullMarked;
