package dev.ferry.domain.fault;

import java.time.Duration;

/** A fault on Ferry's side, or a decision of a person. */
public sealed interface LocalFault extends Fault {

    /**
     * The Platform did not finish in time and had no feedback that explains it.
     *
     * @param allowed the time that processing may take
     * @param lastStatus the last status that the Platform reported, as it sent it
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
     * The payload store no longer has the bytes of the data set: they are missing, or have changed.
     *
     * @param sha256 the hash under which they were stored, in hex
     */
    record PayloadMissing(String sha256) implements LocalFault {
        @Override
        public String code() {
            return "payload-missing";
        }

        @Override
        public String summary() {
            return "the stored data set " + sha256 + " is missing or damaged; upload the file again";
        }
    }

    /** A person settled an upload in doubt with the decision to give up. */
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

    /**
     * An upload in doubt, whose data no longer matters: the Platform has replaced it, if it had it.
     *
     * @param by the id of the later upload of the same name that completed with Overwrite=true
     */
    record Superseded(String by) implements LocalFault {
        @Override
        public String code() {
            return "superseded";
        }

        @Override
        public String summary() {
            return "superseded while it was in doubt: the later upload " + by
                    + " of the same name has replaced its data";
        }
    }
}
