package dev.ferry.application.engine;

import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.application.voyage.Course;
import dev.ferry.domain.submission.UploadId;
import org.jspecify.annotations.Nullable;

/** An upload under our lease. One instance a claim: an answer that comes for another instance comes too late. */
final class Held {

    private Course course;
    private Scheduler.@Nullable Task next;

    Held(Course course) {
        this.course = course;
    }

    UploadId id() {
        return course.entry().upload().id();
    }

    Course course() {
        return course;
    }

    void moved(Course later) {
        course = later;
    }

    /** Nothing is done about it until its next step, which is planned. */
    void waitFor(Scheduler.Task step) {
        next = step;
    }

    boolean waits() {
        return next != null;
    }

    /** The wait is over, before its end or at it. */
    void wake() {
        if (next != null) {
            next.cancel();
            next = null;
        }
    }
}
