package dev.ferry.canary;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Where a person may keep the secrets. */
enum Place {
    /** In the environment itself. */
    ENVIRONMENT {
        @Override
        Map<String, String> keep(Path folder, Map<String, String> secrets) {
            return secrets;
        }
    },
    /** In files that the environment names. */
    FILES {
        @Override
        Map<String, String> keep(Path folder, Map<String, String> secrets) throws IOException {
            var settings = new HashMap<String, String>();
            for (var secret : secrets.entrySet()) {
                var file = Files.writeString(folder.resolve(secret.getKey()), secret.getValue() + "\n");
                settings.put(secret.getKey() + "_FILE", file.toString());
            }
            return settings;
        }
    },
    /** Where a command fetches them. */
    COMMANDS {
        @Override
        Map<String, String> keep(Path folder, Map<String, String> secrets) throws IOException {
            var settings = new HashMap<String, String>();
            for (var secret : secrets.entrySet()) {
                var file = Files.writeString(folder.resolve(secret.getKey()), secret.getValue());
                settings.put(secret.getKey() + "_COMMAND", "cat " + file);
            }
            return settings;
        }
    },
    /** Where systemd puts them. */
    CREDENTIALS_DIRECTORY {
        @Override
        Map<String, String> keep(Path folder, Map<String, String> secrets) throws IOException {
            for (var secret : secrets.entrySet()) {
                Files.writeString(folder.resolve(property(secret.getKey())), secret.getValue());
            }
            return Map.of("CREDENTIALS_DIRECTORY", folder.toString());
        }
    },
    /** In {@code ferry.yaml}. */
    YAML {
        @Override
        Map<String, String> keep(Path folder, Map<String, String> secrets) throws IOException {
            var quoted = new HashMap<String, String>();
            for (var secret : secrets.entrySet()) {
                quoted.put(secret.getKey(), new ObjectMapper().writeValueAsString(secret.getValue()));
            }
            var yaml = """
                    ferry:
                      platform:
                        client-secret: %s
                        api-key: %s
                      service:
                        api-key: %s
                    """.formatted(
                            quoted.get("FERRY_PLATFORM_CLIENT_SECRET"),
                            quoted.get("FERRY_PLATFORM_API_KEY"),
                            quoted.get("FERRY_SERVICE_API_KEY"));
            return Map.of(
                    "FERRY_CONFIG",
                    Files.writeString(folder.resolve("secrets.yaml"), yaml).toString());
        }
    };

    /** Puts secrets, by the names of their settings, into a folder of their own; gives the environment for it. */
    abstract Map<String, String> keep(Path folder, Map<String, String> secrets) throws IOException;

    private static String property(String environment) {
        return switch (environment) {
            case "FERRY_PLATFORM_CLIENT_SECRET" -> "ferry.platform.client-secret";
            case "FERRY_PLATFORM_API_KEY" -> "ferry.platform.api-key";
            case "FERRY_SERVICE_API_KEY" -> "ferry.service.api-key";
            default -> throw new AssertionError(environment);
        };
    }
}
