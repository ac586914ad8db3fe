package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.cli.wiring.ServiceAccess;
import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.rest.RestSettings;
import dev.ferry.application.port.driving.Prune.RetentionRule;
import dev.ferry.application.settings.DatasetSettings;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.bootstrap.observability.LogSettings;
import dev.ferry.bootstrap.observability.LogSettings.Format;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.feedback.RowNumbering;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.event.Level;

/** Turns settings into what the modules ask for. */
public final class SettingsMapping {

    private final Settings settings;

    public SettingsMapping(Settings settings) {
        this.settings = settings;
    }

    /** Which Platform, as whom, and how. */
    public PlatformSettings platform() {
        return new PlatformMapping(settings).platform();
    }

    /** What data sets look like. */
    public DatasetSettings datasets() {
        return new DatasetSettings(
                settings.read(Key.DATASET_SCHEMA, Schema::parse),
                settings.read(Key.PLATFORM_ROW_NUMBERING, RowNumbering::named));
    }

    /** Where Ferry remembers. */
    public StoreSettings store() {
        return new StoreMapping(settings).store();
    }

    /**
     * A store that somebody names.
     *
     * @param url as it would stand in {@code FERRY_STORE_URL}, but for a password
     */
    public StoreSettings store(String url) {
        try {
            return new StoreMapping(settings).named(url);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Whose uploads are carried.
     *
     * @return the account's name
     */
    public String account() {
        return settings.textOr(Key.STORE_ACCOUNT, settings.text(Key.PLATFORM_CLIENT_ID));
    }

    /**
     * Whether somebody has chosen a store, rather than taking the default one.
     *
     * @return true when it is set anywhere
     */
    public boolean choosesStore() {
        return settings.isSet(Key.STORE_URL);
    }

    /** How a service's engine goes about its work: it carries every upload, and nobody waits. */
    public EngineSettings engineOfService() {
        return new EngineMapping(settings).ofService();
    }

    /** How a watched folder's engine goes about its work: it carries the folder's uploads, and nobody waits. */
    public EngineSettings engineOfWatch() {
        return new EngineMapping(settings).ofWatch();
    }

    /** How a command's engine goes about its work: it carries the command's uploads, and a person waits. */
    public EngineSettings engineOfCommand() {
        return new EngineMapping(settings).ofCommand();
    }

    /**
     * How long an orderly stop may take.
     *
     * @return for what is under way to end
     */
    public Duration drain() {
        return settings.read(Key.SERVICE_DRAIN, SettingValues::duration);
    }

    /**
     * What need not be remembered any longer.
     *
     * @return the rule, empty when everything is kept
     */
    public Optional<RetentionRule> retention() {
        return settings.read(Key.RETENTION_AGE, SettingValues::age)
                .map(age -> settings.read(
                        Key.RETENTION_STATES, text -> new RetentionRule(SettingValues.states(text), age)));
    }

    /** What a service logs, and how. */
    public LogSettings logs() {
        return new LogSettings(
                settings.read(Key.LOG_FORMAT, text -> SettingValues.word(Format.class, text)),
                settings.read(Key.LOG_LEVEL, text -> SettingValues.word(Level.class, text)));
    }

    /**
     * Whether somebody has said what is to be logged.
     *
     * @return true when the level is set anywhere
     */
    public boolean choosesLogLevel() {
        return settings.isSet(Key.LOG_LEVEL);
    }

    /**
     * How the HTTP API is served.
     *
     * @param host the address to listen on
     * @param port the port, 0 for any that is free
     */
    public RestSettings rest(String host, int port) {
        return new ServiceMapping(settings).rest(host, port);
    }

    /**
     * How a command calls a service.
     *
     * @return by which key, and whom it takes for the service
     */
    public ServiceAccess serviceAccess() {
        return new ServiceMapping(settings).access();
    }

    /**
     * The files on which it depends that secrets stay secret.
     *
     * @return those that hold a secret
     */
    public List<Path> filesWithSecrets() {
        return settings.filesWithSecrets();
    }
}
