/**
 * The scheduler for production: one thread and the system's clock. It needs nothing but the JDK, so it lives with the
 * core.
 */
@NullMarked
package dev.ferry.application.schedule;

import org.jspecify.annotations.NullMarked;
