/** placeholder */
@NullMarked
package dev.ferry.domain.dataset;

import org.jspecify.annotations.NullMarked;
