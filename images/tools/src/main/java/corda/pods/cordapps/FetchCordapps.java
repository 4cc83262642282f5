package corda.pods.cordapps;

import corda.pods.Durable;
import corda.pods.Refusal;
import corda.pods.Setting;
import corda.pods.Sha256;
import corda.pods.http.Download;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Fills the network's CorDapp repository from a Maven repository, each jar held to its digest. */
public final class FetchCordapps {
    private static final int PATIENCE_SECONDS = 60;
    private final Path store = Setting.path("CORDAPPS_STORE", "/cordapps");
    private final Download download = new Download(PATIENCE_SECONDS);

    public static void main(String[] arguments) throws Exception {
        Refusal.report(() -> new FetchCordapps().fetch(CordappManifest.read()));
    }

    private void fetch(CordappManifest manifest) throws Exception {
        List<String> mistakes = new ArrayList<>();
        Set<String> wanted = new HashSet<>();
        for (Cordapp cordapp : manifest.cordapps) {
            wanted.add(cordapp.storedName());
            String mistake = fetch(cordapp, manifest.repository());
            if (mistake != null) {
                mistakes.add(mistake);
            }
        }
        if (!mistakes.isEmpty()) {
            throw new Refusal(String.join("\n", mistakes));
        }
        removeOthers(wanted);
    }

    private String fetch(Cordapp cordapp, String repository) throws Exception {
        Path jar = store.resolve(cordapp.storedName());
        if (Files.exists(jar) && Sha256.of(jar).equals(cordapp.sha256)) {
            System.out.println("CorDapp " + cordapp.maven + ": here already");
            return null;
        }
        Path part = Files.createTempFile(store, "fetch", ".part");
        try {
            String served = download.to(part, repository + "/" + cordapp.repositoryPath());
            if (!served.equals(cordapp.sha256)) {
                return "CorDapp " + cordapp.maven + ": expected sha256 " + cordapp.sha256
                    + ", the repository served " + served;
            }
            Durable.publish(part, jar);
            System.out.println("CorDapp " + cordapp.maven + ": fetched");
            return null;
        } catch (IOException unavailable) {
            return "CorDapp " + cordapp.maven + ": " + unavailable.getMessage();
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
