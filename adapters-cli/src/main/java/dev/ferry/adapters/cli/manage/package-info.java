/**
 * The commands that look at uploads and decide about them. They work at a desk, and do not know whether it is the local
 * store's or a running service's.
 */
@NullMarked
package dev.ferry.adapters.cli.manage;

import org.jspecify.annotations.NullMarked;
