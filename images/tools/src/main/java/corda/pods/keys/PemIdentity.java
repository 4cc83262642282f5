package corda.pods.keys;

import corda.pods.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An identity as a Secret holds it: `tls.crt`, `tls.key`, `ca.crt` and the `password` of the stores made of them. */
final class PemIdentity {
    private static final Pattern PRIVATE_KEY =
        Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    final X509Certificate[] chain;
    final PrivateKey privateKey;
    final X509Certificate[] trusted;
    final char[] password;

    private PemIdentity(X509Certificate[] chain, PrivateKey privateKey, X509Certificate[] trusted, char[] password) {
        this.chain = chain;
        this.privateKey = privateKey;
        this.trusted = trusted;
        this.password = password;
    }

    static PemIdentity read(Path directory) throws GeneralSecurityException {
        X509Certificate[] chain = certificates(directory.resolve("tls.crt"));
        X509Certificate[] trusted = certificates(directory.resolve("ca.crt"));
        Path keyFile = directory.resolve("tls.key");
        PrivateKey key = privateKey(keyFile, chain[0].getPublicKey().getAlgorithm());
        if (!isPair(key, chain[0].getPublicKey())) {
            throw new Refusal(keyFile + " is not the key of the certificate in " + directory.resolve("tls.crt"));
        }
        Path passwordFile = directory.resolve("password");
        String password = text(passwordFile).trim();
        if (password.length() < 6) {
            throw new Refusal(passwordFile + ": a key store's password has at least 6 characters");
        }
        return new PemIdentity(chain, key, trusted, password.toCharArray());
    }

    private static X509Certificate[] certificates(Path file) {
        try {
            Collection<? extends Certificate> read = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(text(file).getBytes(StandardCharsets.US_ASCII)));
            if (!read.isEmpty()) {
                return read.toArray(new X509Certificate[0]);
            }
        } catch (CertificateException unreadable) {
            // Said below: the library's own words may quote the file.
        }
        throw new Refusal(file + " holds no certificate in PEM");
    }

    private static PrivateKey privateKey(Path file, String algorithm) {
        Matcher found = PRIVATE_KEY.matcher(text(file));
        if (found.find()) {
            try {
                byte[] encoded = Base64.getMimeDecoder().decode(found.group(1));
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
                // Said below.
            }
        }
        throw new Refusal(file + " holds no unencrypted private key in PKCS #8 of the kind " + algorithm);
    }

    private static boolean isPair(PrivateKey privateKey, PublicKey publicKey) throws GeneralSecurityException {
        byte[] probe = "probe".getBytes(StandardCharsets.US_ASCII);
        Signature signature = Signature.getInstance("SHA256with" + (publicKey.getAlgorithm().equals("EC") ? "ECDSA"
            : publicKey.getAlgorithm()));
        signature.initSign(privateKey);
        signature.update(probe);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(probe);
        return signature.verify(signed);
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.US_ASCII);
        } catch (IOException unreadable) {
            throw new Refusal(file + " can't be read: a Secret with tls.crt, tls.key, ca.crt and password is needed");
        }
    }
}
