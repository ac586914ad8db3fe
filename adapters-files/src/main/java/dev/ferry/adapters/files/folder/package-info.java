/**
 * The watched folder on the disk: new files, the lock of the process that works on the folder, and claimed files. This
 * package does not know uploads.
 */
@NullMarked
package dev.ferry.adapters.files.folder;

import org.jspecify.annotations.NullMarked;
