package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.cli.wiring.ServiceAccess;
import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.adapters.cli.wiring.WatchRequest;
import dev.ferry.adapters.files.WatchSettings;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.rest.RestSettings;
import dev.ferry.application.port.driving.Prune.RetentionRule;
import dev.ferry.application.settings.DatasetSettings;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.bootstrap.observability.LogSettings;
import dev.ferry.bootstrap.observability.LogSettings.Format;
import dev.ferry.domain.dataset.Column;
import dev.ferry.domain.dataset.ColumnComparison;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.feedback.RowNumbering;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.event.Level;

/** Maps settings to the settings of the modules. */
public final class SettingsMapping {

    private final Settings settings;

    public SettingsMapping(Settings settings) {
        this.settings = settings;
    }

    /** The settings of the Platform and its client. */
    public PlatformSettings platform() {
        return new PlatformMapping(settings).platform();
    }

    /** The settings of data sets. */
    public DatasetSettings datasets() {
        return new DatasetSettings(schema(), settings.read(Key.ROW_NUMBERING, SettingsMapping::numberings));
    }

    private Schema schema() {
        var columns = settings.columns();
        var isSet = settings.isSet(Key.DATASET_SCHEMA);
        if (isSet && !columns.isEmpty()) {
            throw new SettingsException("both " + Key.DATASET_SCHEMA.environment() + " and " + ColumnSettings.PROPERTY
                    + " are set; keep one of them");
        }
        var base = columns.isEmpty() ? settings.read(Key.DATASET_SCHEMA, Schema::parse) : schema(columns);
        return settings.optional(Key.DATASET_COMPARE, text -> new Schema(base.columns(), ColumnComparison.parse(text)))
                .orElse(base);
    }

    private static Schema schema(List<Column> columns) {
        try {
            return new Schema(columns);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(ColumnSettings.PROPERTY + ": " + e.getMessage());
        }
    }

    private static List<RowNumbering> numberings(String word) {
        return word.strip().equalsIgnoreCase("auto")
                ? List.of(RowNumbering.values())
                : List.of(RowNumbering.named(word));
    }

    /** The settings of the store. */
    public StoreSettings store() {
        return new StoreMapping(settings).store();
    }

    /**
     * The settings of a store that is named on the command line.
     *
     * @param url as in {@code FERRY_STORE_URL}, without a password
     */
    public StoreSettings store(String url) {
        try {
            return new StoreMapping(settings).named(url);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The name of the account whose uploads the store contains.
     *
     * @param ofPlatform the account on the Platform, which is the name by default
     */
    public String account(String ofPlatform) {
        return settings.textOr(Key.STORE_ACCOUNT, ofPlatform);
    }

    /** Whether a store is set, other than by default. */
    public boolean isStoreSet() {
        return settings.isSet(Key.STORE_URL);
    }

    /** The settings of a service's engine, which processes all uploads of the store. */
    public EngineSettings engineOfService() {
        return new EngineMapping(settings).ofService();
    }

    /** The settings of a watched folder's engine, which processes the folder's uploads. */
    public EngineSettings engineOfWatch() {
        return new EngineMapping(settings).ofWatch();
    }

    /** The settings of a command's engine, which processes the command's uploads while a person waits. */
    public EngineSettings engineOfCommand() {
        return new EngineMapping(settings).ofCommand();
    }

    /** The time limit for running steps to finish at an orderly stop. */
    public Duration drain() {
        return settings.read(Key.SERVICE_DRAIN, SettingValues::duration);
    }

    /** The rule for deleting old uploads, empty if all are kept. */
    public Optional<RetentionRule> retention() {
        return settings.read(Key.RETENTION_AGE, SettingValues::age)
                .map(age -> settings.read(
                        Key.RETENTION_STATES, text -> new RetentionRule(SettingValues.states(text), age)));
    }

    /** The settings of the log. */
    public LogSettings logs() {
        return new LogSettings(
                settings.read(Key.LOG_FORMAT, text -> SettingValues.word(Format.class, text)),
                settings.read(Key.LOG_LEVEL, text -> SettingValues.word(Level.class, text)));
    }

    /** Whether a log level is set, other than by default. */
    public boolean isLogLevelSet() {
        return settings.isSet(Key.LOG_LEVEL);
    }

    /**
     * The settings of the HTTP API.
     *
     * @param host the address to listen on
     * @param port the port, 0 for any free one
     */
    public RestSettings rest(String host, int port) {
        return new ServiceMapping(settings).rest(host, port);
    }

    /** The key and the trusted certificates with which a command calls a service. */
    public ServiceAccess serviceAccess() {
        return new ServiceMapping(settings).access();
    }

    /** The settings of a watched folder; the options of the command take precedence. */
    public WatchSettings watch(WatchRequest request) {
        return new WatchMapping(settings).watch(request);
    }

    /** The files that contain secrets, each once. */
    public List<Path> filesWithSecrets() {
        return settings.filesWithSecrets();
    }
}
