/**
 * The kinds of Platform that Ferry can use. Each kind is a {@link dev.ferry.bootstrap.platform.PlatformFactory}, which
 * holds its own settings and opens its adapter.
 */
@NullMarked
package dev.ferry.bootstrap.platform;

import org.jspecify.annotations.NullMarked;
