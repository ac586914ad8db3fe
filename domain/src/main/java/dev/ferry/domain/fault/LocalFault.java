package dev.ferry.domain.fault;

import java.time.Duration;

/** What went wrong on our side of the wire. */
public sealed interface LocalFault extends Fault {

    /**
     * The Platform did not finish in time and had no feedback that would explain it.
     *
     * @param lastStatus the last status it reported, raw
     */
    record DeadlinePassed(Duration allowed, String lastStatus) implements LocalFault {
        @Override
        public String code() {
            return "deadline-passed";
        }

        @Override
        public String summary() {
            return "the Platform did not finish within " + allowed.toSeconds() + " s; its last status was '"
                    + lastStatus + "'";
        }
    }

    /**
     * The bytes of the data set are gone from the payload store.
     *
     * @param sha256 the hash by which they were kept, in hex
     */
    record PayloadMissing(String sha256) implements LocalFault {
        @Override
        public String code() {
            return "payload-missing";
        }

        @Override
        public String summary() {
            return "the stored data set " + sha256 + " is gone; upload the file again";
        }
    }

    /** A person settled an upload in doubt by giving it up. */
    record GivenUp() implements LocalFault {
        @Override
        public String code() {
            return "given-up";
        }

        @Override
        public String summary() {
            return "given up by hand while it was in doubt";
        }
    }
}
