package dev.ferry.bootstrap.settings;

import dev.ferry.application.async.Stages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** PEM files (RFC 7468), looked at before they are used, so that a wrong one is named at the start. */
final class Pem {

    private Pem() {}

    /** The text of a file with at least one certificate. */
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
            throw new IllegalArgumentException(path + " holds no certificates in PEM", e);
        }
        throw new IllegalArgumentException(path + " holds no certificates in PEM");
    }

    private static String text(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + path, e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the file cannot be read: " + Stages.describe(e), e);
        }
    }
}
