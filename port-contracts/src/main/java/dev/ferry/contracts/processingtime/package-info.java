/** The contract of adapters that store processing times. */
@NullMarked
package dev.ferry.contracts.processingtime;

import org.jspecify.annotations.NullMarked;
