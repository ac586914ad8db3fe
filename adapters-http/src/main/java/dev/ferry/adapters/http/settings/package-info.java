/** The settings of the Platform client: addresses, credentials, limits, policies and trust, with their defaults. */
@NullMarked
package dev.ferry.adapters.http.settings;

import org.jspecify.annotations.NullMarked;
