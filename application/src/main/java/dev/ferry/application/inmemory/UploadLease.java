package dev.ferry.application.inmemory;

import java.time.Instant;

/** A lease on an upload for one owner, until a time. */
record UploadLease(String owner, Instant until) {}
