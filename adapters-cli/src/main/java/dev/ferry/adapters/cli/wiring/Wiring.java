package dev.ferry.adapters.cli.wiring;

import dev.ferry.application.port.driving.CheckDataset;
import dev.ferry.application.port.driving.Prune.RetentionRule;
import dev.ferry.domain.submission.TraceContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The composition root, as the command line sees it. All methods block until done and may throw
 * {@link SettingsException}.
 */
public interface Wiring {

    /**
     * Starts Ferry against the Platform that the settings name, over the store that they name. It carries only what it
     * is asked to.
     *
     * @return the running Ferry, to be closed
     */
    Session live();

    /**
     * Starts Ferry against the Platform that the settings name, to ask it questions; nothing is remembered.
     *
     * @return the running Ferry, to be closed
     */
    Session asking();

    /**
     * Opens the store that the settings name, to look and to decide. Nothing is carried, and no credentials are needed.
     *
     * @return a Ferry without a Platform, to be closed
     */
    Session offline();

    /**
     * Starts an embedded sandbox and Ferry against it; the Platform settings are not looked at.
     *
     * @return the running Ferry, to be closed; the sandbox ends with it
     */
    Session sandboxed();

    /**
     * Starts a sandbox alone.
     *
     * @return the running sandbox, to be closed
     */
    RunningSandbox sandbox(SandboxRequest request);

    /**
     * How a command calls a running service.
     *
     * @return by which key, and whom it takes for the service
     */
    ServiceAccess serviceAccess();

    /**
     * Makes a key for a caller of a service.
     *
     * @param scope {@code read}, {@code write} or {@code admin}
     * @return the key, which nobody can tell again
     */
    IssuedKey newKey(String name, String scope);

    /**
     * Of whose trace the program is a part: the environment variable {@code TRACEPARENT}, as shells and CI systems set
     * it.
     *
     * @return the place in the trace, empty when there is none
     */
    Optional<TraceContext> caller();

    /**
     * What the settings say need not be remembered any longer.
     *
     * @return the rule, empty when everything is kept
     */
    Optional<RetentionRule> retention();

    /**
     * Looks at the store that the settings name: whether it can be written, whether there is room, and who can read it.
     */
    List<ExaminedItem> examineStore();

    /**
     * Carries everything in the store that the settings name over to another, which must be empty, and leaves the old
     * one for good. What was broken off is gone on with.
     *
     * @param to the other store, as it would stand in the settings
     * @return what the other store holds now
     */
    MovedStore moveStore(String to);

    /**
     * Looks at the files that hold secrets: whether others can read them.
     *
     * @return what was found, one a file
     */
    List<ExaminedItem> examineSecrets();

    /**
     * Starts a service: an engine that carries every upload of the store, and the HTTP API.
     *
     * @param notices takes what a person should know, a line each, on any thread
     */
    RunningService serve(ServiceRequest request, Consumer<String> notices);

    /**
     * Watches a folder: carries the uploads of its files, and no others.
     *
     * @param notices takes what a person should know, a line each, on any thread
     */
    RunningService watch(Path folder, boolean sandbox, Consumer<String> notices);

    /**
     * The check of data sets, which needs no Platform.
     *
     * @return the driving port, with the schema of the settings
     */
    CheckDataset check();

    /**
     * Every setting, with its value, secrets masked, and where the value comes from.
     *
     * @return the settings in the order of the documentation
     */
    List<Setting> settings();

    /**
     * Where the example data sets are.
     *
     * @return an existing folder
     */
    Path examples();
}
