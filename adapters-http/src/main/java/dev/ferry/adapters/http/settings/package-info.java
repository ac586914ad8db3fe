/** Which Platform to talk to, as whom, and within which bounds. Values only, with defaults that suit most. */
@NullMarked
package dev.ferry.adapters.http.settings;

import org.jspecify.annotations.NullMarked;
