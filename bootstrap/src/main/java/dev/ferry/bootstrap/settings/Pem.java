package dev.ferry.bootstrap.settings;

import dev.ferry.application.async.Stages;
import dev.ferry.bootstrap.settings.trust.TrustedPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** Reads and checks PEM files (RFC 7468), so that an invalid file is reported at the start. */
final class Pem {

    private Pem() {}

    /** Reads a file that contains at least one certificate. */
    static String certificates(String path) {
        var text = text(path);
        try {
            var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
            if (!CertificateFactory.getInstance("X.509")
                    .generateCertificates(bytes)
                    .isEmpty()) {
                return text;
            }
        } catch (CertificateException e) {
            throw new IllegalArgumentException(path + " contains no PEM certificates", e);
        }
        throw new IllegalArgumentException(path + " contains no PEM certificates");
    }

    private static String text(String path) {
        try {
            return Files.readString(TrustedPath.check(Path.of(path)));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + path, e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the file cannot be read: " + Stages.describe(e), e);
        }
    }
}
