package dev.ferry.adapters.cli.wiring;

import dev.ferry.application.port.driving.CheckDataset;
import dev.ferry.application.port.driving.Prune.RetentionRule;
import dev.ferry.domain.submission.TraceContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The composition root, as the command line sees it. All methods block until they are done. Each may throw
 * {@link SettingsException}.
 */
public interface Wiring {

    /** Selects the configuration file and the profile for all other methods. */
    void choose(SettingsChoice choice);

    /**
     * Starts Ferry with the Platform and the store in the settings. It processes only the uploads that the command
     * names.
     *
     * @return the running Ferry, to be closed
     */
    Session live();

    /**
     * Starts Ferry with the Platform in the settings and without a store, for requests to the Platform.
     *
     * @return the running Ferry, to be closed
     */
    Session withoutStore();

    /**
     * Opens the store in the settings to read uploads and to record decisions. It processes no uploads and needs no
     * credentials.
     *
     * @return a Ferry without a Platform, to be closed
     */
    Session offline();

    /**
     * Starts an embedded sandbox and a Ferry that uses it; the Platform settings are ignored.
     *
     * @return the running Ferry, to be closed; closing it also stops the sandbox
     */
    Session sandboxed();

    /**
     * Starts a sandbox alone.
     *
     * @return the running sandbox, to be closed
     */
    RunningSandbox sandbox(SandboxRequest request);

    /** Reads from the settings how a command calls a running service. */
    ServiceAccess serviceAccess();

    /**
     * Creates a key for a caller of a service.
     *
     * @param scope {@code read}, {@code write} or {@code admin}
     * @return the key, which is stored nowhere
     */
    IssuedKey newKey(String name, String scope);

    /**
     * Reads the trace that the program is a part of from the environment variable {@code TRACEPARENT}, which shells and
     * CI systems set.
     *
     * @return the trace context, empty when there is none
     */
    Optional<TraceContext> caller();

    /**
     * Reads the rule for uploads that may be deleted from the settings.
     *
     * @return the rule, empty when everything is kept
     */
    Optional<RetentionRule> retention();

    /**
     * Checks that the store in the settings can be written, that its disk has free space, and which users can read it.
     * Looks for a pause of the account in a store that outlives the program.
     */
    List<ExaminedItem> examineStore();

    /**
     * Moves everything from the store in the settings to another store, which must be empty. The old store can no
     * longer be used. An interrupted move continues.
     *
     * @param to the URL of the other store, as in the settings
     */
    MovedStore moveStore(String to);

    /**
     * Checks whether others can read the files that contain secrets.
     *
     * @return the findings, one a file
     */
    List<ExaminedItem> examineSecrets();

    /**
     * Starts a service: an engine that processes every upload of the store, and the HTTP API.
     *
     * @param messages receives messages for people, one line each, on any thread
     */
    RunningService serve(ServiceRequest request, Consumer<String> messages);

    /**
     * Watches a folder, and processes only the uploads of its files.
     *
     * @param messages receives messages for people, one line each, on any thread
     */
    RunningService watch(WatchRequest request, Consumer<String> messages);

    /** The driving port that checks data sets against the schema in the settings; it needs no Platform. */
    CheckDataset check();

    /** The configuration file, the profile, and every setting, each with its value and source; secrets are masked. */
    List<Setting> settings();

    /** The existing folder of the example data sets. */
    Path examples();
}
