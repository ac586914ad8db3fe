/**
 * The folder as it lies on the disk: what appears in it, who may work on it, how a file is claimed by a rename. Nothing
 * here knows what an upload is.
 */
@NullMarked
package dev.ferry.adapters.files.folder;

import org.jspecify.annotations.NullMarked;
