/**
 * The server's connections: TLS with a certificate that can be renewed while the server runs, a limit on open
 * connections, and a timeout for request heads.
 */
@NullMarked
package dev.ferry.adapters.rest.listen;

import org.jspecify.annotations.NullMarked;
