package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent;

/** A step to the next state. The journal commits the state and the event together, before anything else sees either. */
public record Transition<S extends Upload>(S next, UploadEvent event) {}
