/**
 * Data sets on their way in: as the raw body, as a file in a form, inside the guide's JSON object. Raw bodies and forms
 * are streamed; however large they are, they pass through bounded memory.
 */
@NullMarked
package dev.ferry.adapters.rest.body;

import org.jspecify.annotations.NullMarked;
