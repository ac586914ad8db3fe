/**
 * Ferry's settings; {@link dev.ferry.bootstrap.settings.Key} lists them. The environment overrides {@code ferry.yaml},
 * which overrides the defaults. Unknown settings are refused.
 */
@NullMarked
package dev.ferry.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
