package corda.pods.zone;

import corda.pods.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.corda.core.crypto.SecureHash;
import net.corda.core.internal.SignedDataWithCert;
import net.corda.core.node.NetworkParameters;

/**
 * Signed network parameters as files named after their hash; `current` names the ones in force and `next` the ones
 * that wait for every node's acceptance.
 */
final class ParametersStore {
    private final Path directory;
    private Stored current;
    private Stored next;

    ParametersStore(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        current = named("current");
        next = named("next");
    }

    Stored current() {
        return current;
    }

    Stored next() {
        return next;
    }

    byte[] bytes(SecureHash hash) throws IOException {
        Path file = directory.resolve(hash.toString());
        return Files.exists(file) ? Files.readAllBytes(file) : null;
    }

    void adopt(SignedDataWithCert<NetworkParameters> signed) throws IOException {
        current = store(signed);
        name("current", current);
        dropNext();
    }

    void propose(SignedDataWithCert<NetworkParameters> signed) throws IOException {
        next = store(signed);
        name("next", next);
    }

    void adoptNext() throws IOException {
        name("current", next);
        current = next;
        dropNext();
    }

    void dropNext() throws IOException {
        Files.deleteIfExists(directory.resolve("next"));
        next = null;
    }

    private Stored store(SignedDataWithCert<NetworkParameters> signed) throws IOException {
        Stored stored = new Stored(signed);
        Durable.write(directory.resolve(stored.hash.toString()), ZoneSerialization.bytes(signed));
        return stored;
    }

    private void name(String pointer, Stored stored) throws IOException {
        Durable.write(directory.resolve(pointer), stored.hash.toString().getBytes(StandardCharsets.US_ASCII));
    }

    @SuppressWarnings("unchecked")
    private Stored named(String pointer) throws IOException {
        Path file = directory.resolve(pointer);
        if (!Files.exists(file)) {
            return null;
        }
        String hash = new String(Files.readAllBytes(file), StandardCharsets.US_ASCII).trim();
        byte[] bytes = Files.readAllBytes(directory.resolve(hash));
        return new Stored(ZoneSerialization.read(bytes, SignedDataWithCert.class));
    }

    static final class Stored {
        final SecureHash hash;
        final NetworkParameters parameters;

        Stored(SignedDataWithCert<NetworkParameters> signed) {
            hash = signed.getRaw().getHash();
            parameters = signed.verified();
        }
    }
}
