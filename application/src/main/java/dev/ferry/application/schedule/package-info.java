/** The scheduler for production: one thread and the system clock. It needs only the JDK, so it is part of the core. */
@NullMarked
package dev.ferry.application.schedule;

import org.jspecify.annotations.NullMarked;
