package dev.ferry.nodes;

import java.io.IOException;
import java.util.random.RandomGenerator;

/** What may go wrong, for a while. */
enum Fault {
    /** A node is killed, and started again. */
    KILL {
        @Override
        void strike(Cluster cluster, int node, RandomGenerator random) throws IOException, InterruptedException {
            cluster.kill(node);
            Pause.of(random.nextInt(1000));
        }
    },
    /** A node stands still until its leases have ended and others have taken its uploads, and then goes on. */
    FREEZE {
        @Override
        void strike(Cluster cluster, int node, RandomGenerator random) throws IOException, InterruptedException {
            cluster.freeze(node);
            Pause.of(Cluster.LEASE.toMillis() + random.nextInt(1500));
            cluster.thaw(node);
        }
    },
    /** All connections of a node are cut at any moment, a few times. */
    CUT {
        @Override
        void strike(Cluster cluster, int node, RandomGenerator random) throws InterruptedException {
            for (int i = 0; i < 3; i++) {
                Pause.of(random.nextInt(300));
                cluster.cables().get(node).cut();
            }
        }
    },
    /** Connections are cut while they commit events, before or after the database has heard of it. */
    CUT_COMMITS {
        @Override
        void strike(Cluster cluster, int node, RandomGenerator random) throws InterruptedException {
            cluster.cables().forEach(cable -> cable.cutCommits(3));
            Pause.of(1500);
        }
    },
    /** The database is stopped and started again. */
    RESTART {
        @Override
        void strike(Cluster cluster, int node, RandomGenerator random) throws IOException {
            cluster.database().restart();
        }
    },
    /** The database is killed and recovers. */
    CRASH {
        @Override
        void strike(Cluster cluster, int node, RandomGenerator random) throws IOException, InterruptedException {
            cluster.database().crash();
        }
    },
    /** The database refuses every connection, for longer than a lease, and sometimes for much longer. */
    REFUSE {
        @Override
        void strike(Cluster cluster, int node, RandomGenerator random) throws IOException, InterruptedException {
            for (var cable : cluster.cables()) {
                cable.unplug();
            }
            Pause.of(random.nextInt(10) == 0 ? Long.getLong("ferry.nodes.outage", SHORT) : SHORT);
            for (var cable : cluster.cables()) {
                cable.plugIn();
            }
        }
    };

    private static final long SHORT = 3000;

    abstract void strike(Cluster cluster, int node, RandomGenerator random) throws IOException, InterruptedException;
}
