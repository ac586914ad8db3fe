package dev.ferry.canary;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A location of the secrets. */
enum SecretLocation {
    /** In the environment itself. */
    ENVIRONMENT {
        @Override
        Map<String, String> store(Path folder, Map<String, String> secrets) {
            return secrets;
        }
    },
    /** In files that the environment names. */
    FILES {
        @Override
        Map<String, String> store(Path folder, Map<String, String> secrets) throws IOException {
            var settings = new HashMap<String, String>();
            for (var secret : secrets.entrySet()) {
                var file = Files.writeString(folder.resolve(secret.getKey()), secret.getValue() + "\n");
                settings.put(secret.getKey() + "_FILE", file.toString());
            }
            return settings;
        }
    },
    /** In the output of commands. */
    COMMANDS {
        @Override
        Map<String, String> store(Path folder, Map<String, String> secrets) throws IOException {
            var settings = new HashMap<String, String>();
            for (var secret : secrets.entrySet()) {
                var file = Files.writeString(folder.resolve(secret.getKey()), secret.getValue());
                settings.put(secret.getKey() + "_COMMAND", "cat " + file);
            }
            return settings;
        }
    },
    /** In the folder where systemd puts credentials. */
    CREDENTIALS_DIRECTORY {
        @Override
        Map<String, String> store(Path folder, Map<String, String> secrets) throws IOException {
            for (var secret : secrets.entrySet()) {
                Files.writeString(folder.resolve(property(secret.getKey())), secret.getValue());
            }
            return Map.of("CREDENTIALS_DIRECTORY", folder.toString());
        }
    },
    /** In {@code ferry.yaml}. */
    YAML {
        @Override
        Map<String, String> store(Path folder, Map<String, String> secrets) throws IOException {
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

    /** Stores secrets, by the names of their settings, in a folder; returns the environment variables for them. */
    abstract Map<String, String> store(Path folder, Map<String, String> secrets) throws IOException;

    private static String property(String environment) {
        return switch (environment) {
            case "FERRY_PLATFORM_CLIENT_SECRET" -> "ferry.platform.client-secret";
            case "FERRY_PLATFORM_API_KEY" -> "ferry.platform.api-key";
            case "FERRY_SERVICE_API_KEY" -> "ferry.service.api-key";
            default -> throw new AssertionError(environment);
        };
    }
}
