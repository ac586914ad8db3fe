package dev.ferry.bootstrap.settings.secret;

import dev.ferry.application.async.Stages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that holds a secret and nothing else, such as Docker, Kubernetes and systemd make them. */
record SecretFile(String path) implements SecretReference {

    @Override
    public String read() {
        try (var file = Files.newInputStream(Path.of(path))) {
            return SecretText.secret(file.readNBytes(MOST_BYTES + 1), "the file " + path);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + path, e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the file cannot be read: " + Stages.describe(e), e);
        }
    }

    @Override
    public String place(String source) {
        return "the file " + path + " (" + source + ")";
    }
}
