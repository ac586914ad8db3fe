package dev.ferry.nodes;

import java.io.IOException;
import java.util.random.RandomGenerator;

/** A temporary fault of a node, a connection or the database. */
enum NodeFault {
    /** Kills a node, which is started again. */
    KILL {
        @Override
        void inject(Cluster cluster, int node, RandomGenerator random) throws IOException, InterruptedException {
            cluster.kill(node);
            Pause.of(random.nextInt(1000));
        }
    },
    /** Freezes a node until its leases have expired and others may have claimed its uploads, and then continues it. */
    FREEZE {
        @Override
        void inject(Cluster cluster, int node, RandomGenerator random) throws IOException, InterruptedException {
            cluster.freeze(node);
            Pause.of(Cluster.LEASE.toMillis() + random.nextInt(1500));
            cluster.thaw(node);
        }
    },
    /** Cuts all connections of a node a few times, at random moments. */
    CUT {
        @Override
        void inject(Cluster cluster, int node, RandomGenerator random) throws InterruptedException {
            for (int i = 0; i < 3; i++) {
                Pause.of(random.nextInt(300));
                cluster.proxies().get(node).cut();
            }
        }
    },
    /** Cuts connections while they commit events, before or after the commit reaches the database. */
    CUT_COMMITS {
        @Override
        void inject(Cluster cluster, int node, RandomGenerator random) throws InterruptedException {
            cluster.proxies().forEach(proxy -> proxy.cutCommits(3));
            Pause.of(1500);
        }
    },
    /** Stops the database and starts it again. */
    RESTART {
        @Override
        void inject(Cluster cluster, int node, RandomGenerator random) throws IOException {
            cluster.database().restart();
        }
    },
    /** Kills the database, which recovers. */
    CRASH {
        @Override
        void inject(Cluster cluster, int node, RandomGenerator random) throws IOException, InterruptedException {
            cluster.database().crash();
        }
    },
    /** Refuses every connection to the database for longer than a lease, and sometimes for much longer. */
    REFUSE {
        @Override
        void inject(Cluster cluster, int node, RandomGenerator random) throws IOException, InterruptedException {
            for (var proxy : cluster.proxies()) {
                proxy.refuseConnections();
            }
            Pause.of(random.nextInt(10) == 0 ? Long.getLong("ferry.nodes.outage", SHORT_OUTAGE) : SHORT_OUTAGE);
            for (var proxy : cluster.proxies()) {
                proxy.acceptConnections();
            }
        }
    };

    private static final long SHORT_OUTAGE = 3000;

    abstract void inject(Cluster cluster, int node, RandomGenerator random) throws IOException, InterruptedException;
}
