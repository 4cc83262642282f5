package corda.pods.cordapps;

import corda.pods.Durable;
import corda.pods.LogLine;
import corda.pods.Refusal;
import corda.pods.Setting;
import corda.pods.Sha256;
import corda.pods.http.Download;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes a CorDapp directory hold exactly the jars it is told; CorDapp configuration beside them stays. */
public final class PlaceCordapps {
    private static final int PATIENCE_SECONDS = 120;
    private final Path directory = Setting.path("CORDAPPS_DIRECTORY", "/node/cordapps");
    private final CordappSource source;

    private PlaceCordapps(String from) {
        source = CordappSource.ofNetwork(from.replaceAll("/+$", ""), new Download(PATIENCE_SECONDS));
    }

    public static void main(String[] arguments) throws Exception {
        Refusal.report(() -> {
            if (arguments.length == 0) {
                throw new Refusal("usage: corda-cordapps-place"
                    + " <address of the CorDapp repository, or a directory with jars> <CorDapp>...");
            }
            List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
            new PlaceCordapps(arguments[0]).place(Cordapp.parseAll(rest));
        });
    }

    private void place(List<Cordapp> cordapps) throws Exception {
        Files.createDirectories(directory);
        Set<String> wanted = new HashSet<>();
        for (Cordapp cordapp : cordapps) {
            if (!wanted.add(cordapp.fileName())) {
                throw new Refusal("Two CorDapps would both be stored as " + cordapp.fileName() + ": keep one");
            }
            place(cordapp);
        }
        removeOthers(wanted);
    }

    private void place(Cordapp cordapp) throws Exception {
        Path jar = directory.resolve(cordapp.fileName());
        if (Files.exists(jar) && Sha256.of(jar).equals(cordapp.sha256)) {
            LogLine.info("CorDapp " + cordapp.name + ": in place already");
            return;
        }
        Path part = Files.createTempFile(directory, "place", ".part");
        try {
            String mistake = source.give(cordapp, part).mistake(cordapp);
            if (mistake != null) {
                throw new Refusal(mistake);
            }
            Durable.publish(part, jar);
            LogLine.info("CorDapp " + cordapp.name + ": placed");
        } catch (IOException unavailable) {
            throw new Refusal("CorDapp " + cordapp.name + ": " + unavailable.getMessage());
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void removeOthers(Set<String> wanted) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.{jar,part}")) {
            for (Path file : files) {
                if (!wanted.contains(file.getFileName().toString())) {
                    Files.delete(file);
                    LogLine.info("Removed " + file.getFileName() + ": not a CorDapp of this network");
                }
            }
        }
    }
}
