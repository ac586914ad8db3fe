/**
 * Carries uploads through their lives. {@link dev.ferry.application.engine.LifecycleEngine} decides which upload is
 * worked on and when; {@link dev.ferry.application.engine.Voyage} knows the next step from each state, one small class
 * a step; everything runs on the one thread of the {@code Scheduler}.
 */
@NullMarked
package dev.ferry.application.engine;

import org.jspecify.annotations.NullMarked;
