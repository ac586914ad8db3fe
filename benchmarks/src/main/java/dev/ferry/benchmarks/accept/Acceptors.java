package dev.ferry.benchmarks.accept;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** The contestants, with their labels on the page. */
enum Acceptors {
    FERRY("Ferry, SQLite, 64 at a time"),
    SINGLE_COMMITS("SQLite, a commit each");

    final String label;

    Acceptors(String label) {
        this.label = label;
    }

    Acceptor open(Path folder) throws IOException, SQLException {
        return switch (this) {
            case FERRY -> new FerryAcceptor(folder);
            case SINGLE_COMMITS -> new SingleCommits(folder);
        };
    }
}
