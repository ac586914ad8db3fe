package dev.ferry.crash;

import dev.ferry.sandbox.fault.FaultScript;

/**
 * The faults of data sets with certain names. A fault occurs once for each name, except {@code drop}. The adapter does
 * not repeat a call after a 429.
 */
public final class NamedFaults {

    private NamedFaults() {}

    /** The fault script for the start of the sandbox. */
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
