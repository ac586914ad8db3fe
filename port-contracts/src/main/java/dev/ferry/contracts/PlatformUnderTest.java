package dev.ferry.contracts;

import dev.ferry.application.port.driven.Platform;
import dev.ferry.contracts.fake.HungCall;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.platform.StatusVocabulary;
import java.time.Duration;

/** An adapter under test and the Platform behind it, which the hooks make fail. The defaults are those of the guide. */
public interface PlatformUnderTest {

    /** The adapter, the same throughout one test. Its Platform processes data at once. */
    Platform platform();

    /** The columns of the Platform's data sets. */
    default Schema schema() {
        return Schema.guide();
    }

    /** A data set that the Platform accepts: a header and one row. */
    default String data() {
        return "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n";
    }

    /** The meaning of the status words that the adapter returns. */
    default StatusVocabulary vocabulary() {
        return StatusVocabulary.standard();
    }

    /** A kind of result that every processed upload has. */
    default ResultKind resultKind() {
        return ResultKind.FEEDBACK;
    }

    /** A token that the Platform might have given, but does not know. */
    ProcessingToken unknownToken();

    /** Makes the Platform refuse the next upload. It has the name of the one before. */
    void refuseNextUpload();

    /** Makes the Platform accept the next upload and lose the answer, for example by closing the connection. */
    void loseNextAnswer();

    /** Makes the Platform receive the next upload, status request or result request, and never answer it. */
    HungCall hangNextCall();

    /** Ends the Platform: it closes all connections, and nothing listens at its address. */
    void makeUnreachable();

    /** The number of uploads of which the Platform has received at least one byte. */
    int receivedUploads();

    /** The longest time after which the Platform sees that a caller has ended a call. */
    default Duration cancellationLimit() {
        return Duration.ofMinutes(2);
    }
}
