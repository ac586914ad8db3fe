package dev.ferry.adapters.store.postgres;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The address of a PostgreSQL database, with user and password. {@link #toString} never contains the password. */
public final class PostgresAddress {

    private static final String EXPECTED = "write postgresql://USER@HOST:PORT/DATABASE";

    private final String location;
    private final @Nullable String user;
    private final @Nullable String password;

    private PostgresAddress(String location, @Nullable String user, @Nullable String password) {
        this.location = location;
        this.user = user;
        this.password = password;
    }

    /**
     * Parses a URL. The query string contains parameters of the driver, such as {@code sslmode=verify-full}.
     *
     * @param url {@code postgresql://USER:PASSWORD@HOST:PORT/DATABASE}; only host and database are mandatory
     * @throws IllegalArgumentException when the URL is invalid; the message does not contain it, because it may contain
     *     a password
     */
    public static PostgresAddress parse(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("this is not a PostgreSQL address; " + EXPECTED);
        }
        if (!"postgresql".equals(uri.getScheme())
                || uri.getRawAuthority() == null
                || String.valueOf(uri.getRawPath()).length() < 2) {
            throw new IllegalArgumentException("this is not a PostgreSQL address; " + EXPECTED);
        }
        var authority = uri.getRawAuthority();
        var at = authority.lastIndexOf('@');
        var credentials = at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        if (query.matches("(?i).*[?&](user|password)=.*")) {
            throw new IllegalArgumentException("user and password must not be in the query string; " + EXPECTED);
        }
        return new PostgresAddress(
                "//" + authority.substring(at + 1) + uri.getRawPath() + query,
                credentials.length > 0 ? decode(credentials[0]) : null,
                credentials.length > 1 ? decode(credentials[1]) : null);
    }

    /**
     * Returns the same address with another password.
     *
     * @param override the password from outside the URL; empty to keep the one in the URL
     */
    public PostgresAddress withPassword(Optional<String> override) {
        return new PostgresAddress(location, user, override.orElse(password));
    }

    String jdbcUrl() {
        return "jdbc:postgresql:" + location;
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

    /** Returns the URL without the password and the driver's parameters, which may contain another password. */
    @Override
    public String toString() {
        var withoutQuery = location.replaceFirst("\\?.*", "");
        return "postgresql:" + (user == null ? withoutQuery : "//" + user + "@" + withoutQuery.substring(2));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
