package dev.ferry.adapters.store.postgres;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where a PostgreSQL is, and as whom to ask. Printed, it never shows the password. */
public final class PostgresAddress {

    private static final String EXPECTED = "write postgresql://USER@HOST:PORT/DATABASE";

    private final String place;
    private final @Nullable String user;
    private final @Nullable String password;

    private PostgresAddress(String place, @Nullable String user, @Nullable String password) {
        this.place = place;
        this.user = user;
        this.password = password;
    }

    /**
     * Reads a URL. What follows a question mark is for the driver, such as {@code sslmode=verify-full}.
     *
     * @param url {@code postgresql://USER:PASSWORD@HOST:PORT/DATABASE}; all but host and database may be left out
     * @throws IllegalArgumentException when it is none; the message does not repeat it, as it may hold a password
     */
    public static PostgresAddress parse(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("this is no address of a PostgreSQL; " + EXPECTED);
        }
        if (!"postgresql".equals(uri.getScheme())
                || uri.getRawAuthority() == null
                || String.valueOf(uri.getRawPath()).length() < 2) {
            throw new IllegalArgumentException("this is no address of a PostgreSQL; " + EXPECTED);
        }
        var authority = uri.getRawAuthority();
        var at = authority.lastIndexOf('@');
        var credentials = at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        if (query.matches("(?i).*[?&](user|password)=.*")) {
            throw new IllegalArgumentException("user and password do not belong behind the question mark; " + EXPECTED);
        }
        return new PostgresAddress(
                "//" + authority.substring(at + 1) + uri.getRawPath() + query,
                credentials.length > 0 ? decoded(credentials[0]) : null,
                credentials.length > 1 ? decoded(credentials[1]) : null);
    }

    /**
     * The same with a password that was told elsewhere.
     *
     * @param elsewhere the password, empty to keep the one in the URL
     */
    public PostgresAddress withPassword(Optional<String> elsewhere) {
        return new PostgresAddress(place, user, elsewhere.orElse(password));
    }

    String jdbcUrl() {
        return "jdbc:postgresql:" + place;
    }

    Properties credentials() {
        var properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    /** For people: no password, and nothing that is for the driver, which may be another one. */
    @Override
    public String toString() {
        var bare = place.replaceFirst("\\?.*", "");
        return "postgresql:" + (user == null ? bare : "//" + user + "@" + bare.substring(2));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
