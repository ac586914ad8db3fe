/** Estimates from earlier uploads how long the Platform takes, so that Ferry polls at the right time. */
@NullMarked
package dev.ferry.application.estimation;

import org.jspecify.annotations.NullMarked;
