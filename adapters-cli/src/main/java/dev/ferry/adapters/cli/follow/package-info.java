/**
 * What happens between handing an upload over and leaving: waiting for it on the calling thread, telling what goes on,
 * and saying what came of it.
 */
@NullMarked
package dev.ferry.adapters.cli.follow;

import org.jspecify.annotations.NullMarked;
