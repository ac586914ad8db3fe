package dev.ferry.adapters.cli.wiring;

import dev.ferry.application.port.driving.CheckDataset;
import java.nio.file.Path;
import java.util.List;

/**
 * The composition root, as the command line sees it. All methods block until done and may throw
 * {@link SettingsException}.
 */
public interface Wiring {

    /**
     * Starts Ferry against the Platform that the settings name.
     *
     * @return the running Ferry, to be closed
     */
    Session live();

    /**
     * Starts an embedded sandbox and Ferry against it; the Platform settings are not looked at.
     *
     * @return the running Ferry, to be closed; the sandbox ends with it
     */
    Session sandboxed();

    /**
     * Starts a sandbox alone.
     *
     * @param request how it should behave
     * @return the running sandbox, to be closed
     */
    RunningSandbox sandbox(SandboxRequest request);

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
