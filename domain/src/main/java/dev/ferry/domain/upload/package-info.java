/**
 * The life of an upload: one type a state, and on each state only the transitions that are legal from it. A
 * {@link dev.ferry.domain.upload.Transition} is the next state together with the event that tells of it.
 */
@NullMarked
package dev.ferry.domain.upload;

import org.jspecify.annotations.NullMarked;
