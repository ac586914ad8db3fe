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

/** Every setting there is. Its name in {@code ferry.yaml} and in the environment follow from its name here. */
public enum Key {
    /** The identity server. */
    PLATFORM_IDENTITY_URL("https://identity.example.com", "URL of the identity server"),
    /** The API. */
    PLATFORM_API_URL("https://api.example.com", "URL of the API"),
    /** The OAuth 2.0 client. */
    PLATFORM_CLIENT_ID(null, "client id, from the Platform's API credentials"),
    /** Its secret. */
    PLATFORM_CLIENT_SECRET(null, "client secret", Kind.SECRET),
    /** The account's key. */
    PLATFORM_API_KEY(null, "API key", Kind.SECRET),
    /** The upload's user. */
    PLATFORM_USERNAME(null, "Username of uploads; the client id by default", Kind.OPTIONAL),
    /** How id and secret are encoded. */
    PLATFORM_SECRET_ENCODING("percent", "percent, form or raw: how the client secret is encoded"),
    /** The scope to ask for. */
    PLATFORM_SCOPE("platform_upload_api", "OAuth 2.0 scope"),
    /** Whether to ask where the token endpoint is. */
    PLATFORM_DISCOVERY("false", "true asks the identity server for its token endpoint"),
    /** Whom to take for the Platform. */
    PLATFORM_CA_FILE(
            null, "PEM file with the certificates to trust instead of Java's, such as a private CA's", Kind.OPTIONAL),
    /** Whether to talk unencrypted. */
    PLATFORM_PLAIN_HTTP("false", "true allows http to other machines, where everybody on the way can read the secrets"),
    /** How long a question may take. */
    PLATFORM_CALL_TIMEOUT("30s", "how long a token, status or result call may take"),
    /** How long an upload may take. */
    PLATFORM_UPLOAD_TIMEOUT("15m", "how long an upload call may take"),
    /** How many calls a second. */
    PLATFORM_CALLS_PER_SECOND("1000", "how many calls an endpoint is sent at most"),
    /** How many calls at once. */
    PLATFORM_CALLS_AT_A_TIME("64", "how many calls are under way to an endpoint at a time; the others wait"),
    /** What retries may cost. */
    PLATFORM_RETRY_BUDGET("10%", "how many retries a hundred answered calls earn; 0% makes none"),
    /** The words of success. */
    PLATFORM_SUCCESS_STATUSES("completedsuccessfully", "status words that mean success"),
    /** The words of failure. */
    PLATFORM_FAILURE_STATUSES(
            "completedwitherrors,completedunsuccessfully,failed,error,rejected",
            "status words that mean final failure"),
    /** How rows are counted in feedback. */
    PLATFORM_ROW_NUMBERING(
            "data-from-1", "how feedback counts rows: data-from-1, data-from-0, file-from-1, file-from-0"),
    /** How long processing may take. */
    PROCESSING_DEADLINE("2h", "how long the Platform may take to process an upload"),
    /** When to ask again. */
    POLLING(
            "adaptive(8,100ms,15s)",
            "when to ask for the status: adaptive(QUESTIONS,SHORTEST,LONGEST), geometric(FIRST,FACTOR,LONGEST) or fixed(INTERVAL)"),
    /** What to do when an answer was lost. */
    IN_DOUBT("hold", "hold, overwrite or retry: what to do with an upload whose answer was lost"),
    /** Where the journal is. */
    STORE_URL(
            "sqlite:$XDG_DATA_HOME/ferry/ferry.db",
            "where uploads are remembered: sqlite:PATH, postgresql://USER@HOST:PORT/DATABASE, or memory:",
            Kind.URL),
    /** What the PostgreSQL asks for. */
    STORE_PASSWORD(null, "password of the PostgreSQL in FERRY_STORE_URL", Kind.OPTIONAL_SECRET),
    /** Where the bytes are when the journal is in a PostgreSQL. */
    STORE_PAYLOADS(
            "auto",
            "where data sets and results are kept: auto, folder or database; auto is the database with PostgreSQL"),
    /** Whose uploads are in the journal. */
    STORE_ACCOUNT(null, "the account that the store belongs to; the client id by default", Kind.OPTIONAL),
    /** Where the bytes are. */
    DATA_DIR("$XDG_DATA_HOME/ferry", "folder for data sets and results; shared by all nodes, where there are several"),
    /** When what has ended may be forgotten. */
    RETENTION_AGE("never", "how long after its end an upload is forgotten, such as 90d; never keeps everything"),
    /** What may be forgotten. */
    RETENTION_STATES("completed,rejected,failed,cancelled", "the states in which an upload may be forgotten"),
    /** How many uploads a service holds at a time. */
    SERVICE_SLOTS("256", "how many uploads a service works on at a time"),
    /** For how long an engine claims uploads. */
    SERVICE_LEASE("30s", "how long uploads of a killed Ferry stay reserved for it"),
    /** Who may call a service. */
    SERVICE_KEYS_FILE(
            null, "file with the keys of a service's callers; needed to listen on more than loopback", Kind.OPTIONAL),
    /** Who a service is. */
    SERVICE_TLS_CERTIFICATE(null, "PEM file with a service's certificate and those above it", Kind.OPTIONAL),
    /** By what it proves that. */
    SERVICE_TLS_KEY(null, "PEM file with the private key of a service's certificate", Kind.OPTIONAL),
    /** How many connections a service holds. */
    SERVICE_MAX_CONNECTIONS("1000", "how many connections a service holds at a time"),
    /** How often a caller may call. */
    SERVICE_REQUESTS_PER_SECOND("100", "how many requests each key, and each address without one, may send a service"),
    /** By what a command calls a service. */
    SERVICE_API_KEY(null, "key that commands with --server present", Kind.OPTIONAL_SECRET),
    /** Whom a command takes for a service. */
    SERVICE_CA_FILE(
            null, "PEM file with the certificates that commands with --server trust instead of Java's", Kind.OPTIONAL),
    /** Whether a command calls a service unencrypted. */
    SERVICE_PLAIN_HTTP("false", "true lets commands with --server send their key unencrypted to other machines"),
    /** How large a request may be. */
    SERVICE_MAX_BODY("2GiB", "how large the body of a request to a service may be, such as 500MiB"),
    /** How long an orderly stop may take. */
    SERVICE_DRAIN("25s", "how long a service may take to end what is under way when it is told to stop"),
    /** How log lines look. */
    LOG_FORMAT("text", "text or json: how the lines of the log look"),
    /** What is logged. */
    LOG_LEVEL("info", "error, warn, info, debug or trace: what a service logs; a command does only if it is set"),
    /** The columns. */
    DATASET_SCHEMA(
            "Reference:text!,StartDate:date!,StartTime:time!,EndDate:date!,EndTime:time!",
            "columns as Name:type, ! for required");

    /** In a default, stands for the user's data folder by the XDG Base Directory Specification. */
    static final String DATA_HOME = "$XDG_DATA_HOME";

    private static final String MASK = "********";
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("^([^/]*//[^/:]*:).*(?=@)");

    private final @Nullable String defaultValue;
    private final String meaning;
    private final Kind kind;

    private enum Kind {
        PLAIN,
        SECRET,
        OPTIONAL,
        OPTIONAL_SECRET,
        URL
    }

    Key(@Nullable String defaultValue, String meaning) {
        this(defaultValue, meaning, Kind.PLAIN);
    }

    Key(@Nullable String defaultValue, String meaning, Kind kind) {
        this.defaultValue = defaultValue;
        this.meaning = meaning;
        this.kind = kind;
    }

    /**
     * Its name in the environment.
     *
     * @return such as {@code FERRY_PLATFORM_API_URL}
     */
    public String environment() {
        return "FERRY_" + name();
    }

    /**
     * Its name in {@code ferry.yaml}.
     *
     * @return such as {@code ferry.platform.api-url}
     */
    public String property() {
        var words = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return "ferry." + words.replaceFirst("^(platform|processing|dataset|store|service|retention|log)-", "$1.");
    }

    /**
     * Its value when nobody sets it.
     *
     * @return the value, empty when it must be set or may be left out
     */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /**
     * What it is for.
     *
     * @return one line
     */
    public String meaning() {
        return meaning;
    }

    /** A value as people may see it. */
    String masked(String value) {
        return switch (kind) {
            case SECRET, OPTIONAL_SECRET -> MASK;
            case URL -> PASSWORD_IN_URL.matcher(value).replaceFirst("$1" + MASK);
            case PLAIN, OPTIONAL -> value;
        };
    }

    boolean required() {
        return defaultValue == null && kind != Kind.OPTIONAL && kind != Kind.OPTIONAL_SECRET;
    }

    /** Whether it is to be seen by nobody. */
    boolean secret() {
        return kind == Kind.SECRET || kind == Kind.OPTIONAL_SECRET;
    }

    /**
     * The forms in which it may be set.
     *
     * @return the plain one, for secrets references too
     */
    public Stream<SecretForm> forms() {
        return Arrays.stream(SecretForm.values()).filter(form -> form == SecretForm.VALUE || secret());
    }

    /**
     * All names that mean something in the environment.
     *
     * @return the name of each setting in each of its forms, with its name in {@code ferry.yaml}
     */
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
