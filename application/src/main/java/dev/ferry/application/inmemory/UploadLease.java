package dev.ferry.application.inmemory;

import java.time.Instant;

/** Work on an upload, reserved for one owner until a time. */
record UploadLease(String owner, Instant until) {

    boolean heldBy(String somebody, Instant now) {
        return owner.equals(somebody) && now.isBefore(until);
    }
}
