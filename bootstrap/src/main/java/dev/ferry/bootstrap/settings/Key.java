package dev.ferry.bootstrap.settings;

import dev.ferry.bootstrap.settings.secret.SecretForm;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All settings. The names in {@code ferry.yaml} and in the environment derive from the constants. */
public enum Key {
    PLATFORM_IDENTITY_URL("https://identity.example.com", "URL of the identity server"),
    PLATFORM_API_URL("https://api.example.com", "URL of the API"),
    PLATFORM_CLIENT_ID(null, "client id, from the Platform's API credentials"),
    PLATFORM_CLIENT_SECRET(null, "client secret", Kind.SECRET),
    PLATFORM_API_KEY(null, "API key", Kind.SECRET),
    PLATFORM_USERNAME(null, "Username of uploads; the client id by default", Kind.OPTIONAL),
    PLATFORM_SECRET_ENCODING("percent", "encoding of the client secret: percent, form or raw"),
    PLATFORM_SCOPE("platform_upload_api", "OAuth 2.0 scope"),
    PLATFORM_DISCOVERY("false", "true requests the token endpoint from the identity server"),
    PLATFORM_CA_FILE(
            null,
            "PEM file with the certificates to trust instead of Java's, such as those of a private CA",
            Kind.OPTIONAL),
    PLATFORM_PLAIN_HTTP("false", "true allows http to other machines; secrets can then be read in transit"),
    PLATFORM_PROXY(
            null,
            "HTTP proxy for the Platform, http://HOST:PORT, or none; HTTPS_PROXY, HTTP_PROXY and NO_PROXY by default",
            Kind.OPTIONAL_URL),
    PLATFORM_PROXY_USERNAME(null, "user for the proxy; overrides the user in its URL", Kind.OPTIONAL),
    PLATFORM_PROXY_PASSWORD(null, "password for the proxy", Kind.OPTIONAL_SECRET),
    PLATFORM_CALL_TIMEOUT("30s", "time limit of a token, status or result call"),
    PLATFORM_UPLOAD_TIMEOUT("15m", "time limit of an upload call"),
    PLATFORM_CALLS_PER_SECOND("1000", "maximum number of calls per second to each endpoint"),
    PLATFORM_CALLS_AT_A_TIME("64", "maximum number of concurrent calls to each endpoint; further calls wait"),
    PLATFORM_RETRY_BUDGET("10%", "maximum number of retries, as a share of the answered calls; 0% disables retries"),
    PLATFORM_LONGEST_PAUSE("1h", "longest pause to obey when the Platform asks for one; then Ferry asks again"),
    PLATFORM_UNKNOWN_TOKEN_GRACE(
            "1m", "how long after an upload the Platform may answer that it does not know the processing token yet"),
    PLATFORM_SUCCESS_STATUSES(
            "completedsuccessfully,completedsuccessfullywithwarnings,completedwithwarnings",
            "status words that mean success; only letters and digits count"),
    PLATFORM_FAILURE_STATUSES(
            "completedwitherrors,completedwithfailures,completedunsuccessfully,failed,failure,failedvalidation,"
                    + "validationfailed,processingfailed,error,faulted,invalid,rejected,aborted,terminated,cancelled,"
                    + "canceled,timedout,timeout,expired",
            "status words that mean final failure; only letters and digits count"),
    PLATFORM_UNDER_WAY_STATUSES(
            "pending,queued,enqueued,waiting,scheduled,submitted,notstarted,starting,started,preparing,running,active,"
                    + "executing,working,processing,inprogress,inprocess,importing,loading,parsing,validating,saving,"
                    + "retrying,finalizing,finalising,cancelling,canceling",
            "status words that mean that processing continues; Ferry reports every other word once"),
    ROW_NUMBERING(
            "auto",
            "how feedback counts rows: data-from-1, data-from-0, file-from-1, file-from-0, or auto, as its values show"),
    PROCESSING_DEADLINE("2h", "time limit for the Platform to process an upload"),
    POLLING(
            "adaptive(8,100ms,15s)",
            "times of status requests: adaptive(QUESTIONS,SHORTEST,LONGEST), geometric(FIRST,FACTOR,LONGEST) or"
                    + " fixed(INTERVAL)"),
    IN_DOUBT("hold", "what to do with an upload whose answer was lost: hold, overwrite or retry"),
    IN_DOUBT_HOLDS_BACK(
            "10m",
            "how long the request of an upload in doubt may still be under way; later uploads of its name wait as long"),
    STORE_URL(
            "sqlite:$XDG_DATA_HOME/ferry/ferry.db",
            "store of uploads: sqlite:PATH, postgresql://USER@HOST:PORT/DATABASE, or memory:",
            Kind.URL),
    STORE_PASSWORD(null, "password of the PostgreSQL database in FERRY_STORE_URL", Kind.OPTIONAL_SECRET),
    STORE_PAYLOADS(
            "auto", "place of data sets and results: auto, folder or database; auto is the database with PostgreSQL"),
    STORE_ACCOUNT(null, "the account that the store belongs to; the client id by default", Kind.OPTIONAL),
    DATA_DIR(
            "$XDG_DATA_HOME/ferry",
            "folder for data sets and results; nodes with FERRY_STORE_PAYLOADS=folder must share it"),
    RETENTION_AGE("never", "how long after its end an upload is deleted, such as 90d; 'never' keeps all uploads"),
    RETENTION_STATES("completed,rejected,failed,cancelled", "states in which an upload may be deleted"),
    SERVICE_SLOTS("256", "maximum number of uploads that a service works on at a time"),
    SERVICE_LEASE("30s", "how long uploads stay reserved for a process that was killed"),
    SERVICE_KEYS_FILE(
            null, "file with the API keys of a service's callers; required to listen beyond loopback", Kind.OPTIONAL),
    SERVICE_TLS_CERTIFICATE(null, "PEM file with a service's certificate and its chain", Kind.OPTIONAL),
    SERVICE_TLS_KEY(null, "PEM file with the private key of a service's certificate", Kind.OPTIONAL),
    SERVICE_MAX_CONNECTIONS("1000", "maximum number of open connections to a service"),
    SERVICE_REQUESTS_PER_SECOND(
            "100", "maximum requests per second to a service, for each key and each address without a key"),
    SERVICE_TRUSTED_PROXIES(
            null,
            "networks of the proxies before a service, such as 10.0.0.0/8,fd00::/8; their X-Forwarded-For names the"
                    + " caller",
            Kind.OPTIONAL),
    SERVICE_API_KEY(null, "API key that commands with --server send", Kind.OPTIONAL_SECRET),
    SERVICE_CA_FILE(
            null, "PEM file with the certificates that commands with --server trust instead of Java's", Kind.OPTIONAL),
    SERVICE_PLAIN_HTTP("false", "true allows commands with --server to send their key unencrypted to other machines"),
    SERVICE_MAX_BODY("2GiB", "maximum size of the body of a request to a service, such as 500MiB"),
    SERVICE_DRAIN("25s", "time limit for a service to finish running steps when it is stopped"),
    WATCH_ALLOW_EMPTY("false", "true uploads files of a watched folder that have no rows"),
    WATCH_OVERWRITE("false", "true lets watched files replace data that the Platform has under their names"),
    WATCH_RESULTS("feedback,tableofresultids", "results to fetch for watched files"),
    WATCH_ENCODING(null, "charset of watched files; without it UTF-8, or UTF-16 by its byte order mark", Kind.OPTIONAL),
    LOG_FORMAT("text", "format of log lines: text or json"),
    LOG_LEVEL(
            "info",
            "log level: error, warn, info, debug or trace; a command logs only warnings and errors unless it is set"),
    DATASET_SCHEMA(
            "Reference:text!,StartDate:date!,StartTime:time!,EndDate:date!,EndTime:time!",
            "columns as Name:type; ! marks a required column; ferry.dataset.columns describes them at length"),
    DATASET_COMPARE(
            null,
            "rule between two columns of a row, such as EndDate EndTime after StartDate StartTime",
            Kind.OPTIONAL);

    /** A placeholder in defaults for the user's data folder by the XDG Base Directory Specification. */
    static final String DATA_HOME = "$XDG_DATA_HOME";

    private static final String MASK = "********";

    /** Two slashes may be missing by mistake; user and password may contain any character. */
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("^(?!sqlite:)([^:/]+:(?://)?[^:@]*:).*(?=@)");

    private static final Pattern PASSWORD_IN_QUERY = Pattern.compile("(?i)([?&][^=&]*(?:password|secret)[^=&]*=)[^&]*");

    /** A proxy's URL may lack the scheme. */
    private static final Pattern PASSWORD_OF_PROXY = Pattern.compile("^((?:[^/:@]*://)?[^:@]*:).*(?=@)");

    private final @Nullable String defaultValue;
    private final String description;
    private final Kind kind;

    private enum Kind {
        PLAIN,
        SECRET,
        OPTIONAL,
        OPTIONAL_SECRET,
        URL,
        OPTIONAL_URL
    }

    Key(@Nullable String defaultValue, String description) {
        this(defaultValue, description, Kind.PLAIN);
    }

    Key(@Nullable String defaultValue, String description, Kind kind) {
        this.defaultValue = defaultValue;
        this.description = description;
        this.kind = kind;
    }

    /** The name in the environment, such as {@code FERRY_PLATFORM_API_URL}. */
    public String environment() {
        return "FERRY_" + name();
    }

    /** The name in {@code ferry.yaml}, such as {@code ferry.platform.api-url}. */
    public String property() {
        var words = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return "ferry."
                + words.replaceFirst("^(platform|processing|dataset|store|service|retention|watch|log)-", "$1.");
    }

    /** The default value, empty for a required setting and for an optional one without a default. */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /** The purpose of the setting, on one line. */
    public String description() {
        return description;
    }

    /** A value for display, without secrets. */
    String masked(String value) {
        return switch (kind) {
            case SECRET, OPTIONAL_SECRET -> MASK;
            case URL -> maskedUrl(PASSWORD_IN_URL, value);
            case OPTIONAL_URL -> maskedUrl(PASSWORD_OF_PROXY, value);
            case PLAIN, OPTIONAL -> value;
        };
    }

    private static String maskedUrl(Pattern password, String value) {
        return PASSWORD_IN_QUERY
                .matcher(password.matcher(value).replaceFirst("$1" + MASK))
                .replaceAll("$1" + MASK);
    }

    boolean required() {
        return defaultValue == null && (kind == Kind.PLAIN || kind == Kind.SECRET || kind == Kind.URL);
    }

    /** Whether the value is secret and never displayed. */
    boolean secret() {
        return kind == Kind.SECRET || kind == Kind.OPTIONAL_SECRET;
    }

    /** The forms in which it may be set: its value, and for secrets also a file or a command. */
    public Stream<SecretForm> forms() {
        return Arrays.stream(SecretForm.values()).filter(form -> form == SecretForm.VALUE || secret());
    }

    /** Maps the name of each form of each setting in the environment to its name in {@code ferry.yaml}. */
    public static Map<String, String> propertiesByEnvironment() {
        var properties = new LinkedHashMap<String, String>();
        for (var key : values()) {
            key.forms()
                    .forEach(
                            form -> properties.put(form.environment(key.environment()), form.property(key.property())));
        }
        return properties;
    }
}
