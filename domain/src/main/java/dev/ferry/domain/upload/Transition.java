package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent;

/**
 * One step in an upload's life. State and event are committed together, before anybody hears of either.
 *
 * @param next the state after the step
 * @param event what there is to tell
 * @param <S> the type of the state after the step
 */
public record Transition<S extends Upload>(S next, UploadEvent event) {}
