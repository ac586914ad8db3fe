package dev.ferry.crash;

import dev.ferry.sandbox.fault.FaultScript;

/**
 * What the sandbox does to data sets whose names ask for it: the first time, but for {@code drop}. A 429 is what the
 * adapter does not ask for again by itself.
 */
public final class NamedFaults {

    private NamedFaults() {}

    /** To be told to the sandbox at its start. */
    public static FaultScript script() {
        return FaultScript.parse("""
                {"rules": [
                  {"endpoint": "upload", "name": "*drop*", "fault": "answer", "status": 503},
                  {"endpoint": "upload", "name": "*busy*", "fault": "answer", "status": 503, "timesEach": 1},
                  {"endpoint": "upload", "name": "*refuse*", "fault": "answer", "status": 409, "timesEach": 1},
                  {"endpoint": "upload", "name": "*pause*", "fault": "answer", "status": 429, "retryAfter": "3s",
                   "timesEach": 1},
                  {"endpoint": "upload", "name": "*doubt*", "fault": "drop", "timesEach": 1},
                  {"endpoint": "upload", "name": "*hang*", "fault": "black-hole", "timesEach": 1},
                  {"endpoint": "result", "name": "*slow*", "kind": "tableofresultids",
                   "fault": "answer", "status": 429, "timesEach": 1}
                ]}
                """);
    }
}
