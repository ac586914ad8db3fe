package dev.ferry.bootstrap.settings.secret;

import dev.ferry.application.async.Stages;
import dev.ferry.bootstrap.settings.trust.TrustedPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that contains only a secret, as Docker, Kubernetes and systemd create them. */
record SecretFile(String path) implements SecretReference {

    @Override
    public String read() {
        try (var file = Files.newInputStream(TrustedPath.check(Path.of(path)))) {
            return SecretText.secret(file.readNBytes(MAX_BYTES + 1), "the file " + path);
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
