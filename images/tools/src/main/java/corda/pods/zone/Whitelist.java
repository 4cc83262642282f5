package corda.pods.zone;

import corda.pods.cordapps.Cordapp;
import corda.pods.http.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.JarInputStream;
import net.corda.core.crypto.SecureHash;
import net.corda.core.internal.JarSignatureCollector;
import net.corda.core.node.NetworkParameters;
import net.corda.nodeapi.internal.ContractsJar;
import net.corda.nodeapi.internal.ContractsJarFile;
import net.corda.nodeapi.internal.network.WhitelistGeneratorKt;

/**
 * The zone's list of contract jars by hash. Signed jars need no entry (their signature is the constraint), an unsigned
 * one is listed, and what was listed once stays: this is the network bootstrapper's rule.
 */
final class Whitelist {
    private static final int PATIENCE_SECONDS = 5;

    private Whitelist() {
    }

    static Map<String, List<SecureHash>> of(NetworkParameters before, ZoneConfiguration zone) throws Exception {
        Path scratch = Files.createTempDirectory("cordapps");
        List<Path> jars = new ArrayList<>();
        try {
            for (Cordapp cordapp : zone.cordapps) {
                jars.add(fetch(cordapp, zone.repository, scratch));
            }
            List<ContractsJar> unsigned = new ArrayList<>();
            for (Path jar : jars) {
                if (!isSigned(jar)) {
                    unsigned.add(new ContractsJarFile(jar));
                }
            }
            return WhitelistGeneratorKt.generateWhitelist(before, Collections.emptyList(), unsigned,
                Collections.emptyList(), Collections.emptyList());
        } finally {
            for (Path jar : jars) {
                Files.deleteIfExists(jar);
            }
            Files.deleteIfExists(scratch);
        }
    }

    private static Path fetch(Cordapp cordapp, String repository, Path scratch) throws Exception {
        Path jar = scratch.resolve(cordapp.storedName());
        String served = new Download(PATIENCE_SECONDS).to(jar, repository + "/" + cordapp.storedName());
        if (!served.equals(cordapp.sha256)) {
            throw new IOException("CorDapp " + cordapp.name + ": expected sha256 " + cordapp.sha256
                + ", the CorDapp repository served " + served);
        }
        return jar;
    }

    private static boolean isSigned(Path jar) throws IOException {
        try (JarInputStream in = new JarInputStream(Files.newInputStream(jar))) {
            return !JarSignatureCollector.INSTANCE.collectSigners(in).isEmpty();
        }
    }
}
