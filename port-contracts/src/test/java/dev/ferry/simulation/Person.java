package dev.ferry.simulation;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.port.driving.DecideUpload;
import dev.ferry.application.port.driving.DecideUpload.Correction;
import dev.ferry.application.port.driving.DecideUpload.Settlement;
import dev.ferry.domain.submission.UploadId;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Somebody who looks at an upload now and then, and decides. It is no use to decide forever. */
final class Person {

    private static final int PATIENCE = 4;
    private static final List<Settlement> SETTLEMENTS = List.of(Settlement.values());

    private final World world;
    private final Client client;
    private int decisions;

    Person(World world, Client client) {
        this.world = world;
        this.client = client;
    }

    void visit() {
        if (decisions == PATIENCE || !client.answered()) {
            return;
        }
        decisions++;
        decide(world.ferry().decide(), client.id());
    }

    private void decide(DecideUpload decide, UploadId id) {
        var unused = switch (world.referee().chapter(id)) {
            case IN_DOUBT -> decide.settle(id, SETTLEMENTS.get(world.random().nextInt(SETTLEMENTS.size())));
            case REJECTED -> decide.resubmit(id, correction());
            case FAILED -> decide.retry(id);
            case COMPLETED -> world.strikes(0.1) ? decide.resubmit(id, correction()) : decide.retry(id);
            case CANCELLED, NONE -> decide.retry(id);
            case QUEUED, SUBMITTING, PROCESSING, COLLECTING ->
                world.strikes(0.05) ? decide.cancel(id) : decide.retry(id);
        };
    }

    private Correction correction() {
        return new Correction(
                Bytes.of(client.name() + " corrected " + decisions + (world.strikes(0.1) ? " bad" : " good")),
                StandardCharsets.UTF_8);
    }
}
