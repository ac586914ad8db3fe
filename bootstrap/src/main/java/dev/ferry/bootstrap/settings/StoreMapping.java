package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.store.postgres.PostgresAddress;
import dev.ferry.bootstrap.settings.StoreSettings.InMemory;
import dev.ferry.bootstrap.settings.StoreSettings.OnDisk;
import dev.ferry.bootstrap.settings.StoreSettings.OnPostgres;
import java.nio.file.Path;
import java.util.Optional;

/** Turns settings into those of the store. */
record StoreMapping(Settings settings) {

    private static final String SQLITE = "sqlite:";
    private static final String POSTGRESQL = "postgresql:";

    /** Where the bytes of data sets and results are. */
    private enum Payloads {
        AUTO,
        FOLDER,
        DATABASE
    }

    StoreSettings store() {
        return settings.read(Key.STORE_URL, this::read);
    }

    /** Arguments can be seen by everybody on the machine. */
    StoreSettings named(String url) {
        if (url.matches("[^/]*//[^/@]*:[^/@]*@.*")) {
            throw new IllegalArgumentException(
                    "a password does not belong on the command line; set FERRY_STORE_PASSWORD");
        }
        return read(url);
    }

    /** Whichever it is, the URL itself is not repeated in a message: it may hold a password. */
    StoreSettings read(String url) {
        if (url.equals("memory:")) {
            return new InMemory();
        }
        if (url.startsWith(POSTGRESQL)) {
            return onPostgres(PostgresAddress.parse(url));
        }
        if (url.startsWith(SQLITE) && url.length() > SQLITE.length()) {
            if (payloads() == Payloads.DATABASE) {
                throw new IllegalArgumentException(
                        "SQLite keeps data sets and results in a folder; leave FERRY_STORE_PAYLOADS out");
            }
            return new OnDisk(Path.of(url.substring(SQLITE.length())), dataFolder());
        }
        throw new IllegalArgumentException("'" + url.substring(0, url.indexOf(':') + 1)
                + "' is no store; write sqlite:PATH, postgresql://USER@HOST:PORT/DATABASE or memory:");
    }

    private StoreSettings onPostgres(PostgresAddress address) {
        var folder = payloads() == Payloads.FOLDER ? Optional.of(dataFolder()) : Optional.<Path>empty();
        return new OnPostgres(address.withPassword(settings.optional(Key.STORE_PASSWORD)), folder);
    }

    private Payloads payloads() {
        return settings.read(Key.STORE_PAYLOADS, text -> SettingValues.word(Payloads.class, text));
    }

    private Path dataFolder() {
        return settings.read(Key.DATA_DIR, Path::of);
    }
}
