package corda.pods.registration;

import corda.pods.Durable;
import corda.pods.LogLine;
import corda.pods.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** What a registration has put on a node's volume so far. */
final class Certificates {
    /** The entry that Corda keeps while a request waits for approval. JKS aliases are lower case. */
    private static final String PENDING_ALIAS = "selfsignedprivatekey";
    private static final String NODE_CA_ALIAS = "cordaclientca";
    private final Path directory;
    private final Path nodeKeyStore;
    private final Path requestId;

    Certificates(Path node) {
        directory = node.resolve("certificates");
        nodeKeyStore = directory.resolve("nodekeystore.jks");
        requestId = directory.resolve("certificate-request-id.txt");
    }

    /** The doorman's number of the request that waits, or null. */
    String requestId() throws IOException {
        return Files.exists(requestId)
            ? new String(Files.readAllBytes(requestId), StandardCharsets.UTF_8).trim() : null;
    }

    boolean complete() throws IOException, GeneralSecurityException {
        return approved() && hasTls();
    }

    /**
     * Corda marks a node as registered before it makes the TLS key store, and never makes that afterwards. A run that
     * ended in between is put back to where it waited: the doorman answers the same request with the same certificate.
     */
    void mend(String keyStorePassword) throws IOException, GeneralSecurityException {
        if (!approved() || hasTls()) {
            return;
        }
        if (requestId() == null) {
            throw new Refusal("The node's volume has its certificate but no TLS key store, and no request to ask again"
                + " with: bring the volume's backup back, a name can't be registered twice");
        }
        char[] password = keyStorePassword.toCharArray();
        KeyStore store = open(password);
        store.setKeyEntry(PENDING_ALIAS, store.getKey(NODE_CA_ALIAS, password), password,
            store.getCertificateChain(NODE_CA_ALIAS));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password);
        Durable.write(nodeKeyStore, bytes.toByteArray());
        LogLine.info("The last run ended between the certificate and the TLS key store: request " + requestId()
            + " is asked for again");
    }

    private boolean approved() throws IOException, GeneralSecurityException {
        if (!Files.exists(nodeKeyStore)) {
            return false;
        }
        KeyStore store = open(null);
        return store.containsAlias(NODE_CA_ALIAS) && !store.containsAlias(PENDING_ALIAS);
    }

    private boolean hasTls() {
        return Files.exists(directory.resolve("sslkeystore.jks")) && Files.exists(directory.resolve("truststore.jks"));
    }

    private KeyStore open(char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("JKS");
        try (InputStream in = Files.newInputStream(nodeKeyStore)) {
            store.load(in, password);
        }
        return store;
    }
}
