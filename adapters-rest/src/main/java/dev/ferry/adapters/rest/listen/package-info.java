/**
 * How the server listens: by which certificate, which may be renewed while it runs, and for how many connections, none
 * of which may take for ever to say what it wants.
 */
@NullMarked
package dev.ferry.adapters.rest.listen;

import org.jspecify.annotations.NullMarked;
