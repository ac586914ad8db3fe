package dev.ferry.benchmarks.polling;

/**
 * A simulated upload.
 *
 * @param bytes the size of its data set
 * @param millis its processing time
 */
record PolledUpload(long bytes, double millis) {}
