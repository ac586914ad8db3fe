package dev.ferry.benchmarks.pieces;

/** The implementations that are measured, with their methods. */
enum Implementation {
    FERRY("Ferry", "ferry"),
    JACKSON("Jackson", "jackson"),
    BYTE_BY_BYTE("byte by byte", "byteByByte");

    final String label;
    final String method;

    Implementation(String label, String method) {
        this.label = label;
        this.method = method;
    }
}
