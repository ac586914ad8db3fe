package dev.ferry.application.message;

import dev.ferry.application.content.Content;
import java.nio.charset.Charset;

/**
 * Corrected data for an upload.
 *
 * @param data the bytes of the CSV
 * @param encoding how the bytes are to be read
 */
public record Correction(Content data, Charset encoding) {}
