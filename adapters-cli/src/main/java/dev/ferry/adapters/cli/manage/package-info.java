/**
 * The commands that list uploads and record decisions about them. They use an upload client, which works with the local
 * store or with a running service.
 */
@NullMarked
package dev.ferry.adapters.cli.manage;

import org.jspecify.annotations.NullMarked;
