/**
 * Who may come in: {@link dev.ferry.sandbox.credential.BasicCredentials} reads what a client says of itself, and
 * {@link dev.ferry.sandbox.credential.Jwt} signs and checks the bearer tokens.
 */
@NullMarked
package dev.ferry.sandbox.credential;

import org.jspecify.annotations.NullMarked;
