package dev.ferry.application;

import dev.ferry.application.port.EventLog;
import dev.ferry.application.port.driving.CheckDataset;
import dev.ferry.application.port.driving.DecideUpload;
import dev.ferry.application.port.driving.DeleteUpload;
import dev.ferry.application.port.driving.LiftPause;
import dev.ferry.application.port.driving.ProbeStore;
import dev.ferry.application.port.driving.Prune;
import dev.ferry.application.port.driving.QueryPlatform;
import dev.ferry.application.port.driving.ReadDataset;
import dev.ferry.application.port.driving.ReadOverview;
import dev.ferry.application.port.driving.ReadResults;
import dev.ferry.application.port.driving.SubmitUpload;
import dev.ferry.application.port.driving.TrackUpload;
import dev.ferry.application.port.driving.WorkOnUpload;

/**
 * All driving ports, for driving adapters.
 *
 * @param submit accepts data sets
 * @param work selects the uploads that this Ferry works on
 * @param platform sends requests directly to the Platform
 */
public record Ferry(
        SubmitUpload submit,
        TrackUpload track,
        EventLog events,
        WorkOnUpload work,
        DecideUpload decide,
        ReadResults results,
        ReadDataset dataset,
        QueryPlatform platform,
        CheckDataset check,
        ProbeStore store,
        Prune prune,
        DeleteUpload delete,
        ReadOverview overview,
        LiftPause pause) {}
