package dev.ferry.adapters.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.contracts.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of a database: each is reported in one line with a remedy, and loses no data. */
class PostgresFaultsTest {

    private final TestDatabase database = TestDatabase.create();

    @Test
    void refusesAJournalOfANewerFerryThatRemovedSomething() throws IOException {
        PostgresStore.open(database.address()).close();
        database.execute("UPDATE facts SET value = '99' WHERE name IN ('schema', 'schema-oldest')");

        assertThatThrownBy(() -> PostgresStore.open(database.address()))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(database.address().toString(), "schema 99", "newer Ferry", "FERRY_STORE_URL");
    }

    /**
     * A rolling restart: the newer version extends the schema while an older node runs, and before another one starts.
     */
    @Test
    void worksBesideANewerFerryThatHasOnlyAddedSomething() throws IOException {
        try (var running = PostgresStore.open(database.address())) {
            value(running.journal().ports().uploads().enter(Samples.submitted("before")));
            database.execute("ALTER TABLE uploads ADD COLUMN colour text DEFAULT 'blue'");
            database.execute("UPDATE facts SET value = '99' WHERE name = 'schema'");

            value(running.journal().ports().uploads().enter(Samples.submitted("meanwhile")));
            try (var started = PostgresStore.open(database.address())) {
                value(started.journal().ports().uploads().enter(Samples.submitted("after")));
                assertThat(value(started.journal().ports().uploads().list(UploadQuery.newest(9)))
                                .uploads())
                        .hasSize(3);
            }
        }
    }

    @Test
    void allowsManyNodesToStartOnAnEmptyDatabaseAtTheSameTime() {
        var stores = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(this::open))
                .toList();

        var ids = value(Stages.all(stores)).stream()
                .map(store -> value(store.journal().id()))
                .distinct();

        assertThat(ids).hasSize(1);
        stores.forEach(store -> store.join().close());
    }

    @Test
    void describesAnAddressFaultWithoutThePassword() {
        assertThat(failureOf("postgresql://nobody:s3cret@localhost:1/ferry"))
                .contains("postgresql://nobody@localhost:1/ferry", "refused", "is PostgreSQL running there?")
                .doesNotContain("s3cret");
        assertThat(failureOf(database.server().replace("/postgres?", "/nowhere?")))
                .contains("\"nowhere\" does not exist", "create it");
        assertThat(failureOf(database.server().replace("postgres@", "nobody:s3cret@")))
                .contains("nobody", "check the user in FERRY_STORE_URL")
                .doesNotContain("s3cret");
    }

    @Test
    void acceptsThePasswordInTheUrlOrSeparately() {
        database.execute("CREATE ROLE ferry LOGIN PASSWORD 'p@ss:w/rd%'");
        database.execute("ALTER SCHEMA %s OWNER TO ferry".formatted(database.name()));
        database.requirePassword("ferry");
        var server = database.server();
        var inUrl = server.replace("postgres@", "ferry:p%40ss%3Aw%2Frd%25@");
        var separate = server.replace("postgres@", "ferry@");

        assertThat(value(open(PostgresAddress.parse(inUrl)).journal().id())).isNotEmpty();
        assertThat(value(open(PostgresAddress.parse(separate).withPassword(Optional.of("p@ss:w/rd%")))
                        .journal()
                        .id()))
                .isNotEmpty();
        assertThat(failureOf(separate.replace("ferry@", "ferry:wrong@")))
                .contains("password authentication failed", "FERRY_STORE_PASSWORD");
        database.requirePassword("nobody");
    }

    /** A trigger reports what PostgreSQL reports when it reads a damaged page. */
    @ParameterizedTest
    @ValueSource(strings = {"XX001", "XX002"})
    void staysUnusableAfterTheFirstSignOfDamage(String state) throws IOException {
        try (var store = open()) {
            var uploads = store.journal().ports().uploads();
            value(uploads.probe());
            database.execute("""
                    CREATE FUNCTION %s.damaged() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN RAISE EXCEPTION 'invalid page in block 7' USING ERRCODE = '%s'; END $$""".formatted(database.name(), state));
            database.execute("CREATE TRIGGER damaged BEFORE INSERT ON uploads EXECUTE FUNCTION %s.damaged()"
                    .formatted(database.name()));
            assertThatThrownBy(() -> value(uploads.enter(Samples.submitted("a"))))
                    .hasMessageContainingAll("damaged", "invalid page in block 7");

            database.execute("DROP TRIGGER damaged ON uploads");

            assertThatThrownBy(() -> value(uploads.probe()))
                    .hasMessageContainingAll("damaged", "invalid page in block 7", "stop Ferry");
        }
    }

    /** A suspended transaction that has the lock blocks the others only until its time limit. */
    @Test
    void continuesWhenAnotherNodeIsSuspendedDuringATransaction() throws IOException, SQLException {
        try (var store = open();
                var frozen = database.connect();
                var statement = frozen.createStatement()) {
            frozen.setAutoCommit(false);
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = '1s'");
            statement.execute("SELECT pg_advisory_xact_lock('events'::regclass::oid::bigint)");

            var entered = store.journal()
                    .ports()
                    .uploads()
                    .enter(Samples.submitted("a"))
                    .toCompletableFuture();

            assertThat(entered).succeedsWithin(Duration.ofSeconds(60));
        }
    }

    @Test
    void claimsSkipUploadsThatAnotherNodeIsChanging() throws IOException, SQLException {
        try (var store = open();
                var other = database.connect();
                var statement = other.createStatement()) {
            List.of("a", "b")
                    .forEach(id -> value(store.journal().ports().uploads().enter(Samples.submitted(id))));
            other.setAutoCommit(false);
            statement.execute("SELECT FROM uploads WHERE id = 'a' FOR UPDATE");

            var claimed =
                    value(store.journal().ports().claims().claim("me", Scope.everything(), 9, Duration.ofSeconds(30)));

            assertThat(claimed)
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.upload().id().value()).isEqualTo("b"));
            other.rollback();
        }
    }

    /** Connections closed by an administrator or a restart delay the work, but lose nothing. */
    @Test
    void continuesWhenItsConnectionsAreClosed() throws IOException {
        try (var store = open()) {
            for (int i = 0; i < 20; i++) {
                var writes = IntStream.range(i * 10, i * 10 + 10)
                        .mapToObj(n -> store.journal().ports().uploads().enter(Samples.submitted("upload-" + n)))
                        .toList();
                database.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ferry'");
                assertThat(value(Stages.all(writes)))
                        .allSatisfy(entry -> assertThat(entry).isPresent());
            }

            assertThat(value(store.journal().ports().events().after(0, 1000)))
                    .extracting(event -> event.number())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 200).boxed().toList());
        }
    }

    /** The pool queries its first connection for the defaults of all. */
    @Test
    void continuesWhenItsFirstConnectionBreaks() throws IOException {
        try (var wire = new ConnectionCutter(database.port(), "SHOW TRANSACTION ISOLATION LEVEL");
                var store = open(PostgresAddress.parse(database.server(wire.port())))) {
            assertThat(value(store.journal().ports().uploads().enter(Samples.submitted("a"))))
                    .isPresent();
            assertThat(wire.hasTripped()).isTrue();
        }
    }

    @Test
    void receivesNotificationsAgainAfterItsConnectionWasClosed() throws IOException {
        try (var store = open();
                var other = open()) {
            var hintCount = new AtomicInteger();
            try (var subscription = store.journal().ports().events().subscribe(hintCount::incrementAndGet)) {
                assertThat(subscription).isNotNull();
                database.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ferry'");
                Awaitility.await().until(() -> hintCount.get() > 0);
                var before = hintCount.get();
                value(other.journal().ports().uploads().enter(Samples.submitted("a")));
                Awaitility.await().until(() -> hintCount.get() > before);
            }
        }
    }

    private PostgresStore open() {
        return open(database.address());
    }

    private static PostgresStore open(PostgresAddress address) {
        try {
            return PostgresStore.open(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String failureOf(String url) {
        try {
            PostgresStore.open(PostgresAddress.parse(url)).close();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("it did not fail");
    }

    private static <T> T value(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
