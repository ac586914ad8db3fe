package dev.ferry.contracts.fake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A private key and a self-signed certificate for servers in tests, created with the JDK's {@code keytool}.
 *
 * @param store both, as PKCS #12 with the password {@value #PASSWORD}
 * @param certificate the certificate as PEM
 * @param key the key as PEM
 */
public record SelfSignedCertificate(Path store, Path certificate, Path key) {

    /** The password of the store, which protects nothing. */
    public static final String PASSWORD = "changeit";

    private static final String ALIAS = "server";

    /**
     * Creates a new pair.
     *
     * @param folder the folder for its files; files of an earlier pair are replaced
     * @param address the IP address in the certificate
     */
    public static SelfSignedCertificate make(Path folder, String address) {
        var pair = new SelfSignedCertificate(
                folder.resolve("server.p12"), folder.resolve("cert.pem"), folder.resolve("key.pem"));
        try {
            Files.deleteIfExists(pair.store);
            generate(pair.store, address);
            pair.export();
            return pair;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("keytool created no key", e);
        }
    }

    private void export() throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        Files.writeString(
                certificate, pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
        var secret = keys.getKey(ALIAS, PASSWORD.toCharArray());
        Files.writeString(key, pem("PRIVATE KEY", secret.getEncoded()));
    }

    private static String pem(String label, byte[] bytes) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, lines);
    }

    private static void generate(Path store, String address) throws IOException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + ALIAS,
                        "-ext",
                        "san=ip:" + address,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
