package corda.pods.cordapps;

import corda.pods.Durable;
import corda.pods.LogLine;
import corda.pods.Refusal;
import corda.pods.Setting;
import corda.pods.Sha256;
import corda.pods.http.Download;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Fills the network's CorDapp repository from where its CorDapps are, each jar held to its digest. */
public final class FetchCordapps {
    /** Written at image build from Maven's own configuration. */
    private static final String CENTRAL = "/opt/corda/maven-central";
    private static final int PATIENCE_SECONDS = 60;
    private final Path store = Setting.path("CORDAPPS_STORE", "/cordapps");
    private final CordappSource source;

    private FetchCordapps(String from) throws IOException {
        source = CordappSource.ofMaven(from.equals("central") ? central() : from.replaceAll("/+$", ""),
            new Download(PATIENCE_SECONDS));
    }

    public static void main(String[] arguments) throws Exception {
        Refusal.report(() -> {
            if (arguments.length == 0) {
                throw new Refusal("usage: corda-cordapps-fetch"
                    + " <address of a Maven repository, central, or a directory with jars> <CorDapp>...");
            }
            List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
            new FetchCordapps(arguments[0]).fetch(Cordapp.parseAll(rest));
        });
    }

    private static String central() throws IOException {
        byte[] address = Files.readAllBytes(Setting.path("MAVEN_CENTRAL_FILE", CENTRAL));
        return new String(address, StandardCharsets.UTF_8).trim().replaceAll("/+$", "");
    }

    private void fetch(List<Cordapp> cordapps) throws Exception {
        List<String> mistakes = new ArrayList<>();
        Set<String> wanted = new HashSet<>();
        for (Cordapp cordapp : cordapps) {
            wanted.add(cordapp.storedName());
            String mistake = fetch(cordapp);
            if (mistake != null) {
                mistakes.add(mistake);
            }
        }
        if (!mistakes.isEmpty()) {
            throw new Refusal(String.join("\n", mistakes));
        }
        removeOthers(wanted);
    }

    private String fetch(Cordapp cordapp) throws Exception {
        Path jar = store.resolve(cordapp.storedName());
        if (Files.exists(jar) && Sha256.of(jar).equals(cordapp.sha256)) {
            LogLine.info("CorDapp " + cordapp.name + ": here already");
            return null;
        }
        Path part = Files.createTempFile(store, "fetch", ".part");
        try {
            String mistake = source.give(cordapp, part).mistake(cordapp);
            if (mistake != null) {
                return mistake;
            }
            Durable.publish(part, jar);
            LogLine.info("CorDapp " + cordapp.name + ": fetched");
            return null;
        } catch (IOException unavailable) {
            return "CorDapp " + cordapp.name + ": " + unavailable.getMessage();
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void removeOthers(Set<String> wanted) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(store, "*.{jar,part}")) {
            for (Path file : files) {
                if (!wanted.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }
}
