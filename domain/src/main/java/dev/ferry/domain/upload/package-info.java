/**
 * The life of an upload: one type per state, and on each state only the transitions that are legal from it. A
 * {@link dev.ferry.domain.upload.Transition} is the next state together with its event.
 */
@NullMarked
package dev.ferry.domain.upload;

import org.jspecify.annotations.NullMarked;
