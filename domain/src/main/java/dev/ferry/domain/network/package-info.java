/** Host names and IP addresses as people write them in settings, options and URLs. Nothing here asks a name server. */
@NullMarked
package dev.ferry.domain.network;

import org.jspecify.annotations.NullMarked;
