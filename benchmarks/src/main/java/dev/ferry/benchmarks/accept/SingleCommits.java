package dev.ferry.benchmarks.accept;

import dev.ferry.adapters.store.codec.JournalJson;
import dev.ferry.application.content.ContentHasher;
import dev.ferry.adapters.store.sqlite.SqliteJournal;
import dev.ferry.application.TimeOrderedIds;
import dev.ferry.application.content.Bytes;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.Submission;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.function.IntConsumer;

/** Writes the same rows to the same tables with prepared statements, with one commit for each data set. */
final class SingleCommits implements Acceptor {

    private final TimeOrderedIds ids = new TimeOrderedIds(InstantSource.system(), new SecureRandom());
    private final Connection connection;
    private final PreparedStatement payload;
    private final PreparedStatement entry;
    private final PreparedStatement content;
    private final PreparedStatement event;

    SingleCommits(Path folder) throws IOException, SQLException {
        var file = folder.resolve("ferry.db");
        SqliteJournal.open(file, InstantSource.system()).close();
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (var pragma = connection.createStatement()) {
            pragma.execute("PRAGMA journal_mode = WAL");
            pragma.execute("PRAGMA synchronous = FULL");
            pragma.execute("PRAGMA wal_autocheckpoint = 8192");
        }
        connection.setAutoCommit(false);
        payload = connection.prepareStatement("INSERT INTO payloads (sha256, stored, body) VALUES (?, ?, ?)");
        entry = connection.prepareStatement(
                "INSERT INTO uploads (id, name, state, version, due, created, updated, body) VALUES (?, ?, 'queued', 1, ?, ?, ?, ?)");
        content = connection.prepareStatement("INSERT INTO contents (sha256, upload) VALUES (?, ?)");
        event = connection.prepareStatement("INSERT INTO events (upload, at, body) VALUES (?, ?, ?)");
    }

    @Override
    public void accept(int uploads, IntConsumer started, IntConsumer finished) throws SQLException {
        for (int number = 0; number < uploads; number++) {
            started.accept(number);
            insert(ids.get(), System.currentTimeMillis());
            connection.commit();
            finished.accept(number);
        }
    }

    private void insert(UploadId upload, long now) throws SQLException {
        var id = upload.value();
        var data = Bytes.of(Acceptor.data(id)).array();
        var ref = new ContentHasher().add(ByteBuffer.wrap(data)).ref();
        var submission = new Submission(upload, new DatasetName("Shifts " + id), FerryAcceptor.KINDS, null);
        var queued = Queued.submit(submission, false, ref);
        execute(payload, ref.sha256(), now, data);
        execute(entry, id, submission.name().value(), now, now, now, JournalJson.write(queued.next()));
        execute(content, ref.sha256(), id);
        execute(event, id, now, JournalJson.write(queued.event()));
    }

    private static void execute(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        statement.execute();
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
