package dev.ferry.benchmarks.polling;

/**
 * An upload that the Platform works on.
 *
 * @param bytes the size of its data set
 */
record PolledUpload(long bytes, double millis) {}
