/**
 * The steps of an upload's life. {@link dev.ferry.application.step.UploadSteps} knows which step follows from which
 * state; each step is one small class that asks the Platform, writes down what came of it, and says how to go on.
 */
@NullMarked
package dev.ferry.application.step;

import org.jspecify.annotations.NullMarked;
