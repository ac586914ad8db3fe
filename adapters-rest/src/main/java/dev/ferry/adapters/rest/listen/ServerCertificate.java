package dev.ferry.adapters.rest.listen;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import javax.net.ssl.X509KeyManager;

/** Reads the server's certificate and private key. */
public final class ServerCertificate {

    private static final byte[] SAMPLE = "a sample".getBytes(StandardCharsets.US_ASCII);

    private ServerCertificate() {}

    /**
     * Reads certificate and key; blocks. During a renewal one file is new before the other, so a key that does not
     * match the certificate is an error, and the caller can read again later.
     *
     * @param vertx reads PEM
     * @throws Exception when a file cannot be read; an {@link IllegalArgumentException} when the files cannot be used
     */
    public static PemKeyCertOptions read(Vertx vertx, TlsFiles files) throws Exception {
        var options =
                new PemKeyCertOptions().setCertValue(bytes(files.certificate())).setKeyValue(bytes(files.key()));
        var keys = (X509KeyManager) options.getKeyManagerFactory(vertx).getKeyManagers()[0];
        for (var type : new String[] {"RSA", "EC", "EdDSA"}) {
            var aliases = keys.getServerAliases(type, null);
            if (aliases != null) {
                check(keys.getPrivateKey(aliases[0]), keys.getCertificateChain(aliases[0])[0]);
                return options;
            }
        }
        throw new IllegalArgumentException("the private key must be an RSA, EC or EdDSA key");
    }

    private static Buffer bytes(Path file) throws IOException {
        return Buffer.buffer(Files.readAllBytes(file));
    }

    private static void check(PrivateKey key, Certificate certificate) throws GeneralSecurityException {
        var signature = Signature.getInstance(
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> key.getAlgorithm();
                });
        signature.initSign(key);
        signature.update(SAMPLE);
        var signed = signature.sign();
        signature.initVerify(certificate);
        signature.update(SAMPLE);
        if (!signature.verify(signed)) {
            throw new IllegalArgumentException("the private key does not match the certificate");
        }
    }
}
