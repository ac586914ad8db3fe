/**
 * The upload of a claimed file: Ferry submits the file once, follows its upload, and moves the file to a sub-folder
 * with its results or a reason in the same folder. A program may be killed after any step; repeating a step does no
 * harm.
 */
@NullMarked
package dev.ferry.adapters.files.upload;

import org.jspecify.annotations.NullMarked;
