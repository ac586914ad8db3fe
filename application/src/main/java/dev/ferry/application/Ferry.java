package dev.ferry.application;

import dev.ferry.application.port.driving.AskPlatform;
import dev.ferry.application.port.driving.CheckDataset;
import dev.ferry.application.port.driving.ReadResults;
import dev.ferry.application.port.driving.SteerUpload;
import dev.ferry.application.port.driving.SubmitUpload;
import dev.ferry.application.port.driving.TrackUpload;

/**
 * Everything Ferry can be asked to do, as one thing to hand to a driving adapter.
 *
 * @param submit hands data sets over
 * @param track looks at uploads
 * @param steer decides about them
 * @param results reads what was brought home
 * @param platform asks the Platform directly
 * @param check looks for mistakes before anything is sent
 */
public record Ferry(
        SubmitUpload submit,
        TrackUpload track,
        SteerUpload steer,
        ReadResults results,
        AskPlatform platform,
        CheckDataset check) {}
