/**
 * Strict reading of what a person wrote: {@link dev.ferry.sandbox.script.JsonMembers} takes a JSON object apart, and
 * whatever is wrong with it is one line that names the place and the remedy.
 */
@NullMarked
package dev.ferry.sandbox.script;

import org.jspecify.annotations.NullMarked;
