/**
 * Strict reading of JSON scripts: {@link dev.ferry.sandbox.script.JsonMembers} reads the members of an object. An error
 * is one line that names the place and the remedy.
 */
@NullMarked
package dev.ferry.sandbox.script;

import org.jspecify.annotations.NullMarked;
