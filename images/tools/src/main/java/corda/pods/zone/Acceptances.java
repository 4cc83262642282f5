package corda.pods.zone;

import corda.pods.Durable;
import corda.pods.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.PublicKey;
import net.corda.core.crypto.SecureHash;

/** Which parameters each node last accepted: a node says it once, so it has to outlive this process. */
final class Acceptances {
    private final Path directory;

    Acceptances(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    void put(PublicKey node, SecureHash parameters) throws IOException {
        Durable.write(fileOf(node), parameters.toString().getBytes(StandardCharsets.US_ASCII));
    }

    boolean has(PublicKey node, SecureHash parameters) throws IOException {
        Path file = fileOf(node);
        return Files.exists(file)
            && parameters.toString().equals(new String(Files.readAllBytes(file), StandardCharsets.US_ASCII));
    }

    private Path fileOf(PublicKey node) {
        MessageDigest digest = Sha256.digester();
        digest.update(node.getEncoded());
        return directory.resolve(Sha256.hex(digest));
    }
}
