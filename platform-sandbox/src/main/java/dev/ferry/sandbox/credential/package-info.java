/**
 * Authentication: {@link dev.ferry.sandbox.credential.BasicCredentials} reads and checks a client's credentials, and
 * {@link dev.ferry.sandbox.credential.Jwt} signs and checks the bearer tokens.
 */
@NullMarked
package dev.ferry.sandbox.credential;

import org.jspecify.annotations.NullMarked;
