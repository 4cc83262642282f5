package corda.pods.zone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;
import kotlin.Pair;
import net.corda.core.crypto.Crypto;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.internal.CertRole;
import net.corda.nodeapi.internal.KeyStoreConfigHelpersKt;
import net.corda.nodeapi.internal.crypto.CertificateAndKeyPair;
import net.corda.nodeapi.internal.crypto.CertificateType;
import net.corda.nodeapi.internal.crypto.X509Utilities;

/** The root of a zone that is nobody else's, and the doorman's own key under it; made anew at every start. */
final class DoormanKeys {
    private static final X500Principal ROOT = new X500Principal("CN=Root,O=Doorman of the tests,L=London,C=GB");
    private static final X500Principal DOORMAN = new X500Principal("CN=Doorman,O=Doorman of the tests,L=London,C=GB");
    final CertificateAndKeyPair root;
    private final CertificateAndKeyPair doorman;
    private final String trustStorePassword;

    DoormanKeys(String trustStorePassword) {
        this.trustStorePassword = trustStorePassword;
        KeyPair rootKeys = generate();
        root = new CertificateAndKeyPair(X509Utilities.createSelfSignedCACertificate(ROOT, rootKeys,
            X509Utilities.INSTANCE.getDEFAULT_VALIDITY_WINDOW()), rootKeys);
        KeyPair keys = generate();
        doorman = new CertificateAndKeyPair(X509Utilities.createCertificate(CertificateType.INTERMEDIATE_CA,
            root.getCertificate(), rootKeys, DOORMAN, keys.getPublic(),
            X509Utilities.INSTANCE.getDEFAULT_VALIDITY_WINDOW(), null, null, null), keys);
    }

    /** From the new certificate to the root. */
    X509Certificate[] sign(CordaX500Name name, PublicKey key, CertRole role) {
        X509Certificate certificate = role == CertRole.SERVICE_IDENTITY
            ? X509Utilities.createCertificate(CertificateType.SERVICE_IDENTITY, doorman.getCertificate(),
                doorman.getKeyPair(), name.getX500Principal(), key,
                X509Utilities.INSTANCE.getDEFAULT_VALIDITY_WINDOW(), null, null, null)
            : KeyStoreConfigHelpersKt.createDevNodeCa(doorman, name, new KeyPair(key, null)).getCertificate();
        return new X509Certificate[] {certificate, doorman.getCertificate(), root.getCertificate()};
    }

    /** A key store with the TLS key of a member of this zone. */
    KeyStore member(CordaX500Name name, char[] password) throws IOException, GeneralSecurityException {
        CertificateAndKeyPair nodeCa = KeyStoreConfigHelpersKt.createDevNodeCa(doorman, name, generate());
        KeyPair tls = generate();
        X509Certificate certificate = X509Utilities.createCertificate(CertificateType.TLS, nodeCa.getCertificate(),
            nodeCa.getKeyPair(), name.getX500Principal(), tls.getPublic(),
            X509Utilities.INSTANCE.getDEFAULT_VALIDITY_WINDOW(), null, null, null);
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        store.setKeyEntry("tls", tls.getPrivate(), password, new X509Certificate[] {
            certificate, nodeCa.getCertificate(), doorman.getCertificate(), root.getCertificate()});
        return store;
    }

    private static KeyPair generate() {
        return Crypto.generateKeyPair(X509Utilities.INSTANCE.getDEFAULT_TLS_SIGNATURE_SCHEME());
    }

    byte[] trustStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        store.setCertificateEntry("cordarootca", root.getCertificate());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, trustStorePassword.toCharArray());
        return bytes.toByteArray();
    }
}
