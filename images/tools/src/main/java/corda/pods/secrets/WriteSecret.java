package corda.pods.secrets;

import corda.pods.Durable;
import corda.pods.LogLine;
import corda.pods.Refusal;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps files that a Job made in Secrets that are there already, empty. By a manifest: first all of them together in one Secret, in one
 * step, then in each of the others what is its own: a run that was interrupted goes on with the same files, and none of
 * them is ever made a second time. By names: one Secret of this pod's namespace.
 */
public final class WriteSecret {
    /** Stands in the directory when its files were kept before: nothing has to be made. */
    static final String COMPLETE = ".complete";
    private final Manifest manifest;
    private final Path directory;
    private final SecretsApi api = SecretsApi.ofThisPod();

    private WriteSecret(Manifest manifest, Path directory) {
        this.manifest = manifest;
        this.directory = directory;
    }

    public static void main(String[] arguments) throws Exception {
        Refusal.report(() -> {
            String command = arguments.length == 0 ? "" : arguments[0];
            if (arguments.length > 1 && arguments[1].contains("=")) {
                new WriteSecret(Manifest.ofOne(command, arguments), Paths.get("/")).write();
            } else if (arguments.length == 3 && command.equals("restore")) {
                new WriteSecret(Manifest.read(Paths.get(arguments[1])), Paths.get(arguments[2])).restore();
            } else if (arguments.length == 3 && command.equals("write")) {
                new WriteSecret(Manifest.read(Paths.get(arguments[1])), Paths.get(arguments[2])).write();
            } else {
                throw new Refusal("usage: corda-write-secret restore|write <manifest> <directory>, "
                    + "or corda-write-secret <secret> <key>=<file>...");
            }
        });
    }

    /** Brings back what an earlier run has kept. */
    private void restore() throws Exception {
        Map<String, byte[]> kept = manifest.archive == null ? new LinkedHashMap<>() : api.read(manifest.archive);
        if (kept.isEmpty()) {
            LogLine.info("Nothing is kept yet");
            return;
        }
        for (Map.Entry<String, byte[]> file : kept.entrySet()) {
            Durable.write(directory.resolve(file.getKey()), file.getValue());
        }
        Durable.write(directory.resolve(COMPLETE), new byte[0]);
        LogLine.info(kept.size() + " files are back from " + manifest.archive);
    }

    private void write() throws Exception {
        if (manifest.archive != null && !Files.exists(directory.resolve(COMPLETE))) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (String name : manifest.files) {
                files.put(name, content(name));
            }
            api.add(manifest.archive, files, Present.REFUSED);
            LogLine.info(files.size() + " files are kept in " + manifest.archive);
        }
        for (Manifest.Target target : manifest.secrets) {
            Map<String, byte[]> same = new LinkedHashMap<>();
            Map<String, byte[]> first = new LinkedHashMap<>();
            for (Map.Entry<String, String> file : target.files.entrySet()) {
                (file.getValue().contains("*") ? first : same).put(file.getKey(), content(file.getValue()));
            }
            int added = api.add(target.secret, same, Present.EQUAL) + api.add(target.secret, first, Present.KEPT);
            LogLine.info(target.secret + ": " + (added == 0 ? "complete already" : added + " files written"));
        }
    }

    /**
     * A file by its name, or the latest one that a name with an asterisk fits: such a file has a successor under another
     * name some day, and what is in the Secret then stays.
     */
    private byte[] content(String name) throws IOException {
        Path named = directory.resolve(name);
        Path file = name.contains("*") ? latest(named) : named;
        if (file == null || !Files.isRegularFile(file)) {
            throw new Refusal("There is no file " + named + ": the step that makes it has not done so");
        }
        byte[] content = Files.readAllBytes(file);
        if (content.length == 0) {
            throw new Refusal(file + " is empty: the step that makes it has not finished");
        }
        return content;
    }

    private static Path latest(Path named) throws IOException {
        Path latest = null;
        String pattern = named.getFileName().toString();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(named.getParent(), pattern)) {
            for (Path file : files) {
                if (latest == null
                    || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(latest)) > 0) {
                    latest = file;
                }
            }
        }
        return latest;
    }
}
