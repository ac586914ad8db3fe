package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.store.postgres.PostgresAddress;
import dev.ferry.bootstrap.settings.StoreSettings.InMemory;
import dev.ferry.bootstrap.settings.StoreSettings.OnDisk;
import dev.ferry.bootstrap.settings.StoreSettings.OnPostgres;
import java.nio.file.Path;
import java.util.Optional;

/** Maps settings to those of the store. */
record StoreMapping(Settings settings) {

    private static final String SQLITE = "sqlite:";
    private static final String POSTGRESQL = "postgresql:";

    /** The places for data sets and results. */
    private enum Payloads {
        AUTO,
        FOLDER,
        DATABASE
    }

    StoreSettings store() {
        return settings.read(Key.STORE_URL, this::read);
    }

    /** Reads a URL from the command line. It must not contain a password, because all users can see arguments. */
    StoreSettings named(String url) {
        if (url.matches("[^/]*//[^/@]*:[^/@]*@.*")) {
            throw new IllegalArgumentException(
                    "a password does not belong on the command line; set FERRY_STORE_PASSWORD");
        }
        return read(url);
    }

    /** Reads a URL. Messages do not contain the URL, because it may contain a password. */
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
                        "SQLite keeps data sets and results in a folder; remove FERRY_STORE_PAYLOADS");
            }
            return new OnDisk(Path.of(url.substring(SQLITE.length())), dataFolder());
        }
        throw new IllegalArgumentException("'" + url.substring(0, url.indexOf(':') + 1)
                + "' is not a store; write sqlite:PATH, postgresql://USER@HOST:PORT/DATABASE or memory:");
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
