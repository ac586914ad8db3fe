/**
 * Ferry's core and its real HTTP client before a sandbox with scripted faults: what becomes of an upload is held
 * against the sandbox's own record.
 */
@NullMarked
package dev.ferry.faults;

import org.jspecify.annotations.NullMarked;
