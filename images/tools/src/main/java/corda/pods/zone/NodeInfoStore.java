package corda.pods.zone;

import corda.pods.Durable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.CordaX500Name;
import net.corda.nodeapi.internal.SignedNodeInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The published node infos, one a legal name, as files named after their hash. */
final class NodeInfoStore {
    private static final Logger LOG = LoggerFactory.getLogger(NodeInfoStore.class);
    private final Path directory;
    private final Map<CordaX500Name, Registered> byName = new LinkedHashMap<>();

    NodeInfoStore(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "[0-9A-F]*")) {
            for (Path file : files) {
                load(file);
            }
        }
    }

    Registered get(CordaX500Name name) {
        return byName.get(name);
    }

    List<Registered> all() {
        return new ArrayList<>(byName.values());
    }

    Registered withHash(SecureHash hash) {
        return byName.values().stream().filter(entry -> entry.hash.equals(hash)).findFirst().orElse(null);
    }

    void put(Registered entry) throws IOException {
        Registered before = byName.get(entry.name());
        Durable.write(fileOf(entry), entry.bytes);
        byName.put(entry.name(), entry);
        if (before != null && !before.hash.equals(entry.hash)) {
            Files.deleteIfExists(fileOf(before));
        }
    }

    private void load(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Registered entry = new Registered(ZoneSerialization.read(bytes, SignedNodeInfo.class), bytes);
        Registered other = byName.get(entry.name());
        // Two files of one name are left by a crash between writing the new one and deleting the old one.
        if (other == null || other.info.getSerial() < entry.info.getSerial()) {
            byName.put(entry.name(), entry);
        }
        LOG.info("Known: {} with hash {}", entry.name(), entry.hash);
    }

    private Path fileOf(Registered entry) {
        return directory.resolve(entry.hash.toString());
    }
}
