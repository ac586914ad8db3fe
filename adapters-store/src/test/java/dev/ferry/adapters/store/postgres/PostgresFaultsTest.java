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

/** What may be wrong with a database: each is told in one line with a remedy, and loses nothing. */
class PostgresFaultsTest {

    private final TestDatabase database = TestDatabase.create();

    @Test
    void refusesAJournalOfANewerFerryThatTookSomethingAway() throws IOException {
        PostgresStore.open(database.address()).close();
        database.execute("UPDATE facts SET value = '99' WHERE name IN ('schema', 'schema-oldest')");

        assertThatThrownBy(() -> PostgresStore.open(database.address()))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(database.address().toString(), "schema 99", "newer Ferry", "FERRY_STORE_URL");
    }

    /** A rolling restart: the new one has added something while the old one is at work, and while it starts. */
    @Test
    void worksBesideANewerFerryThatHasOnlyAddedSomething() throws IOException {
        try (var atWork = PostgresStore.open(database.address())) {
            value(atWork.journal().ports().uploads().enter(Samples.submitted("before")));
            database.execute("ALTER TABLE uploads ADD COLUMN colour text DEFAULT 'blue'");
            database.execute("UPDATE facts SET value = '99' WHERE name = 'schema'");

            value(atWork.journal().ports().uploads().enter(Samples.submitted("meanwhile")));
            try (var started = PostgresStore.open(database.address())) {
                value(started.journal().ports().uploads().enter(Samples.submitted("after")));
                assertThat(value(started.journal().ports().uploads().list(UploadQuery.newest(9))))
                        .hasSize(3);
            }
        }
    }

    @Test
    void letsManyStartOnAnEmptyDatabaseAtTheSameTime() {
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
    void saysWhatIsWrongWithTheAddressAndNeverThePassword() {
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
    void takesThePasswordFromWhereverItIsTold() {
        database.execute("CREATE ROLE ferry LOGIN PASSWORD 'p@ss:w/rd%'");
        database.execute("ALTER SCHEMA %s OWNER TO ferry".formatted(database.name()));
        database.demandPasswords("ferry");
        var server = database.server();
        var inUrl = server.replace("postgres@", "ferry:p%40ss%3Aw%2Frd%25@");
        var elsewhere = server.replace("postgres@", "ferry@");

        assertThat(value(open(PostgresAddress.parse(inUrl)).journal().id())).isNotEmpty();
        assertThat(value(open(PostgresAddress.parse(elsewhere).withPassword(Optional.of("p@ss:w/rd%")))
                        .journal()
                        .id()))
                .isNotEmpty();
        assertThat(failureOf(elsewhere.replace("ferry@", "ferry:wrong@")))
                .contains("password authentication failed", "FERRY_STORE_PASSWORD");
        database.demandPasswords("nobody");
    }

    /** Somebody else's transaction that stands still in its turn keeps the others waiting only for a while. */
    @Test
    void goesOnWhenAnotherNodeStandsStillInTheMiddleOfATransaction() throws IOException, SQLException {
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

            assertThat(entered).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    @Test
    void claimsPassOverWhatAnotherNodeIsChanging() throws IOException, SQLException {
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

    /** Connections that an administrator ends, or a restart, cost nobody anything but time. */
    @Test
    void goesOnWhenItsConnectionsAreEnded() throws IOException {
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

    /** Of its first connection the pool asks what it then asks of all. */
    @Test
    void goesOnWhenItsFirstConnectionBreaks() throws IOException {
        try (var wire = new Tripwire(database.port(), "SHOW TRANSACTION ISOLATION LEVEL");
                var store = open(PostgresAddress.parse(database.server(wire.port())))) {
            assertThat(value(store.journal().ports().uploads().enter(Samples.submitted("a"))))
                    .isPresent();
            assertThat(wire.tripped()).isTrue();
        }
    }

    @Test
    void hearsOthersAgainAfterItsEarWasCutOff() throws IOException {
        try (var store = open();
                var other = open()) {
            var heard = new AtomicInteger();
            try (var subscription = store.journal().ports().events().subscribe(heard::incrementAndGet)) {
                assertThat(subscription).isNotNull();
                database.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ferry'");
                Awaitility.await().until(() -> heard.get() > 0);
                var before = heard.get();
                value(other.journal().ports().uploads().enter(Samples.submitted("a")));
                Awaitility.await().until(() -> heard.get() > before);
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
