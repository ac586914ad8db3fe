/** What driving adapters hand over and get back: requests, decisions and their expected outcomes, as values. */
@NullMarked
package dev.ferry.application.message;

import org.jspecify.annotations.NullMarked;
