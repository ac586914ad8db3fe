/** Bearer tokens by the OAuth 2.0 client credentials grant (RFC 6749 section 4.4). Tokens never leave this module. */
@NullMarked
package dev.ferry.adapters.http.token;

import org.jspecify.annotations.NullMarked;
