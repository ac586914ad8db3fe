package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent;

/** One step in an upload's life. State and event are committed together, before anybody hears of either. */
public record Transition<S extends Upload>(S next, UploadEvent event) {}
