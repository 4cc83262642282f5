package corda.pods.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import net.corda.client.rpc.CordaRPCClient;
import net.corda.client.rpc.CordaRPCClientConfiguration;
import net.corda.client.rpc.CordaRPCConnection;
import net.corda.core.utilities.NetworkHostAndPort;

/** Logs in to a node with the credentials in a directory: the files `username` and `password`. */
public final class NodeRpc {
    /** Any node since Corda 4.0; without it a client refuses nodes older than itself. */
    private static final int MINIMUM_SERVER_PROTOCOL = 4;
    private static final Duration CACHE_EXPIRY = Duration.ofSeconds(30);

    private NodeRpc() {
    }

    public static CordaRPCConnection connect(String address, Path credentials) throws IOException {
        // Given a set of serializers, the client doesn't scan the whole class path for them: 100 MB and ten seconds less.
        CordaRPCClient client = new CordaRPCClient(NetworkHostAndPort.parse(address),
            new CordaRPCClientConfiguration(CACHE_EXPIRY, MINIMUM_SERVER_PROTOCOL), Collections.emptySet());
        return client.start(text(credentials.resolve("username")), text(credentials.resolve("password")));
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).trim();
    }
}
