package dev.ferry.application;

import dev.ferry.application.port.driving.AskPlatform;
import dev.ferry.application.port.driving.CarryUpload;
import dev.ferry.application.port.driving.CheckDataset;
import dev.ferry.application.port.driving.FollowEvents;
import dev.ferry.application.port.driving.KeepHouse;
import dev.ferry.application.port.driving.ProbeStore;
import dev.ferry.application.port.driving.ReadResults;
import dev.ferry.application.port.driving.SteerUpload;
import dev.ferry.application.port.driving.SubmitUpload;
import dev.ferry.application.port.driving.TrackUpload;

/**
 * Everything Ferry can be asked to do, as one thing to hand to a driving adapter.
 *
 * @param submit hands data sets over
 * @param track looks at uploads
 * @param events follows what happens
 * @param carry says which uploads this Ferry works on
 * @param steer decides about them
 * @param results reads what was brought home
 * @param platform asks the Platform directly
 * @param check looks for mistakes before anything is sent
 * @param store finds out whether a data set could be taken in charge
 * @param house makes room
 */
public record Ferry(
        SubmitUpload submit,
        TrackUpload track,
        FollowEvents events,
        CarryUpload carry,
        SteerUpload steer,
        ReadResults results,
        AskPlatform platform,
        CheckDataset check,
        ProbeStore store,
        KeepHouse house) {}
