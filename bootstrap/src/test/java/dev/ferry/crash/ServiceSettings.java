package dev.ferry.crash;

import dev.ferry.sandbox.PlatformSandbox;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The environment of a service in its own process. */
final class ServiceSettings {

    private ServiceSettings() {}

    /** The settings of a service with a SQLite store in a folder and a sandbox as its Platform; more may be added. */
    static Map<String, String> of(Path folder, PlatformSandbox sandbox) {
        var options = sandbox.options();
        return new HashMap<>(Map.of(
                "FERRY_STORE_URL", "sqlite:" + folder.resolve("ferry.db"),
                "FERRY_DATA_DIR", folder.resolve("data").toString(),
                "FERRY_PLATFORM_IDENTITY_URL", sandbox.url(),
                "FERRY_PLATFORM_API_URL", sandbox.url(),
                "FERRY_PLATFORM_CLIENT_ID", options.clientId(),
                "FERRY_PLATFORM_CLIENT_SECRET", options.clientSecret(),
                "FERRY_PLATFORM_API_KEY", options.apiKey(),
                "FERRY_POLLING", "fixed(100ms)",
                "HOME", folder.toString()));
    }
}
