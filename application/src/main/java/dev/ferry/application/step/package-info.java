/**
 * The steps of an upload's life. {@link dev.ferry.application.step.UploadSteps} selects the step for a state. Each step
 * is one small class: it calls the Platform, commits the outcome, and returns a result for the engine.
 */
@NullMarked
package dev.ferry.application.step;

import org.jspecify.annotations.NullMarked;
