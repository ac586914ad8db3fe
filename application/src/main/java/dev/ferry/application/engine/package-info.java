/**
 * Decides which upload is worked on, and when: {@link dev.ferry.application.engine.WorkPoller} finds work in the
 * journal, {@link dev.ferry.application.engine.ClaimedUploads} keeps it under a lease,
 * {@link dev.ferry.application.engine.LifecycleEngine} takes it from step to step, all on the one thread of the
 * {@code Scheduler}.
 */
@NullMarked
package dev.ferry.application.engine;

import org.jspecify.annotations.NullMarked;
