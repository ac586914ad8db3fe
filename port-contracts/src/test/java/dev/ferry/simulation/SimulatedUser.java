package dev.ferry.simulation;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.port.driving.DecideUpload;
import dev.ferry.application.port.driving.DecideUpload.Correction;
import dev.ferry.application.port.driving.DecideUpload.NewerData;
import dev.ferry.application.port.driving.DecideUpload.Settlement;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.table.TableFormat;
import java.util.List;

/** A user who looks at an upload at random times and makes a few decisions. */
final class SimulatedUser {

    private static final int MAX_DECISIONS = 4;
    private static final List<Settlement> SETTLEMENTS = List.of(Settlement.values());

    private final SimulationRun simulation;
    private final SimulatedClient client;
    private int decisions;

    SimulatedUser(SimulationRun simulation, SimulatedClient client) {
        this.simulation = simulation;
        this.client = client;
    }

    void decide() {
        if (decisions == MAX_DECISIONS || !client.isAccepted()) {
            return;
        }
        decisions++;
        if (simulation.occurs(0.2)) {
            var unused = simulation.ferry().results().result(client.id(), ResultKind.FEEDBACK);
        }
        decide(simulation.ferry().decide(), client.id());
    }

    private void decide(DecideUpload decide, UploadId id) {
        var newer = simulation.occurs(0.2) ? NewerData.REPLACE : NewerData.KEEP;
        var unused = switch (simulation.invariants().stateOf(id)) {
            case IN_DOUBT ->
                decide.settle(id, SETTLEMENTS.get(simulation.random().nextInt(SETTLEMENTS.size())), newer);
            case REJECTED -> decide.resubmit(id, correction(), newer);
            case FAILED -> decide.retry(id, false, newer);
            case COMPLETED ->
                simulation.occurs(0.1) ? decide.resubmit(id, correction(), newer) : decide.retry(id, false, newer);
            case CANCELLED, NONE -> decide.retry(id, false, newer);
            case QUEUED, SUBMITTING, PROCESSING, COLLECTING ->
                simulation.occurs(0.05) ? decide.cancel(id) : decide.retry(id, false, newer);
        };
    }

    private Correction correction() {
        return new Correction(
                Bytes.of(client.key() + " corrected " + decisions + (simulation.occurs(0.1) ? " bad" : " good")),
                TableFormat.DETECTED);
    }
}
