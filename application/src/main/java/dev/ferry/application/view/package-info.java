/**
 * Uploads and events as clients see them: flat, stable and documented, whatever becomes of the types inside. Every
 * driving adapter that speaks JSON writes these records.
 */
@NullMarked
package dev.ferry.application.view;

import org.jspecify.annotations.NullMarked;
