package dev.ferry.simulation;

import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.event.UploadEvent.UploadAccepted;
import dev.ferry.domain.event.UploadEvent.UploadCancelled;
import dev.ferry.domain.event.UploadEvent.UploadInDoubt;
import dev.ferry.domain.event.UploadEvent.UploadSubmitting;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.simulation.UploadModel.ModelState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that the uploads of one name are sent one at a time, and in the order in which they were accepted. */
final class NameChecker {

    private static final Set<ModelState> UNDER_WAY =
            EnumSet.of(ModelState.SUBMITTING, ModelState.PROCESSING, ModelState.COLLECTING);

    private final InstantSource storeClock;
    private final Duration inDoubtHoldsBack;
    private final Map<String, List<UploadId>> lines = new HashMap<>();
    private final Map<UploadId, ModelState> states = new HashMap<>();
    private final Map<UploadId, Instant> doubts = new HashMap<>();
    private final Set<UploadId> sent = new HashSet<>();
    private final Set<UploadId> overNewer = new HashSet<>();

    NameChecker(InstantSource storeClock, Duration inDoubtHoldsBack) {
        this.storeClock = storeClock;
        this.inDoubtHoldsBack = inDoubtHoldsBack;
    }

    /** A person has decided whether an upload that is queued again may replace newer data. */
    void queuedAgain(UploadId id, boolean replacesNewer) {
        overNewer.remove(id);
        if (replacesNewer) {
            overNewer.add(id);
        }
    }

    void apply(String name, UploadEvent event, ModelState before, ModelState after) {
        var id = event.id();
        var line = lines.computeIfAbsent(name, first -> new ArrayList<>());
        if (before == ModelState.NONE) {
            line.add(id);
        }
        states.put(id, after);
        if (event instanceof UploadSubmitting) {
            check(name, line, line.indexOf(id));
        } else if (event instanceof UploadAccepted) {
            sent.add(id);
        } else if (event instanceof UploadInDoubt) {
            sent.add(id);
            doubts.put(id, storeClock.instant());
        } else if (event instanceof UploadCancelled && before == ModelState.SUBMITTING) {
            sent.add(id);
            doubts.put(id, storeClock.instant());
        }
    }

    private void check(String name, List<UploadId> line, int place) {
        var id = line.get(place);
        for (int other = 0; other < line.size(); other++) {
            var state = states.getOrDefault(line.get(other), ModelState.NONE);
            if (other != place && UNDER_WAY.contains(state)) {
                throw new Violation(id + " is sent while " + line.get(other) + " of the name " + name + " is " + state);
            }
            if (other != place && holdsBack(line.get(other))) {
                throw new Violation(id + " is sent before the request of " + line.get(other) + " can have ended");
            }
            if (other < place && state == ModelState.QUEUED) {
                throw new Violation(id + " of the name " + name + " is sent before " + line.get(other));
            }
            if (other > place && sent.contains(line.get(other)) && !overNewer.contains(id)) {
                throw new Violation(id + " puts older data of the name " + name + " over that of " + line.get(other));
            }
        }
    }

    /** The doubt says nothing if the clock was ahead when it began. */
    private boolean holdsBack(UploadId id) {
        var since = doubts.get(id);
        if (since == null) {
            return false;
        }
        var age = Duration.between(since, storeClock.instant());
        return !age.isNegative() && age.compareTo(inDoubtHoldsBack) < 0;
    }
}
