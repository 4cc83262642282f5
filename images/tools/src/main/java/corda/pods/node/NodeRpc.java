package corda.pods.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import net.corda.client.rpc.CordaRPCClient;
import net.corda.client.rpc.CordaRPCClientConfiguration;
import net.corda.client.rpc.CordaRPCConnection;
import net.corda.core.messaging.ClientRpcSslOptions;
import net.corda.core.utilities.NetworkHostAndPort;

/**
 * Logs in to a node with the credentials in a directory: the files `username` and `password`, and over TLS where there
 * is a `ca.crt`: then the node has to show this certificate.
 */
public final class NodeRpc {
    /** Any node since Corda 4.0; without it a client refuses nodes older than itself. */
    private static final int MINIMUM_SERVER_PROTOCOL = 4;
    private static final Duration CACHE_EXPIRY = Duration.ofSeconds(30);
    private static final Map<Path, ClientRpcSslOptions> TRUSTING = new HashMap<>();

    private NodeRpc() {
    }

    public static CordaRPCConnection connect(String address, Path credentials) throws IOException {
        CordaRPCClientConfiguration configuration =
            new CordaRPCClientConfiguration(CACHE_EXPIRY, MINIMUM_SERVER_PROTOCOL);
        NetworkHostAndPort node = NetworkHostAndPort.parse(address);
        Path certificate = credentials.resolve("ca.crt");
        // Given a set of serializers, the client doesn't scan the whole class path for them: 100 MB and ten seconds less.
        CordaRPCClient client = Files.exists(certificate)
            ? new CordaRPCClient(node, configuration, trusting(certificate), Collections.emptySet())
            : new CordaRPCClient(node, configuration, Collections.emptySet());
        return client.start(text(credentials.resolve("username")), text(credentials.resolve("password")));
    }

    /** The client takes a key store's path alone; what is in it is no secret, so its password isn't either. */
    private static synchronized ClientRpcSslOptions trusting(Path certificate) throws IOException {
        ClientRpcSslOptions made = TRUSTING.get(certificate);
        if (made == null) {
            made = trustStore(certificate);
            TRUSTING.put(certificate, made);
        }
        return made;
    }

    private static ClientRpcSslOptions trustStore(Path certificate) throws IOException {
        String password = UUID.randomUUID().toString();
        Path file = Files.createTempFile("rpc-trust-", ".jks");
        try (InputStream pem = Files.newInputStream(certificate); OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(null, null);
            store.setCertificateEntry("node", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            store.store(out, password.toCharArray());
        } catch (GeneralSecurityException unreadable) {
            throw new IOException(certificate + " is no certificate", unreadable);
        }
        file.toFile().deleteOnExit();
        return new ClientRpcSslOptions(file, password, "JKS");
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).trim();
    }
}
