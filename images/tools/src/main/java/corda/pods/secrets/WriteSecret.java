package corda.pods.secrets;

import corda.pods.Durable;
import corda.pods.LogLine;
import corda.pods.Refusal;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps files that a Job made in Secrets that are there already, empty. By a manifest: first all of them together in one Secret, in one
 * step, then in each of the others what is its own: a run that was interrupted goes on with the same files, and none of
 * them is ever made a second time. By names: one Secret, of this pod's namespace where no other is named.
 */
public final class WriteSecret {
    /** Stands in the directory when its files were kept before: nothing has to be made. */
    static final String COMPLETE = ".complete";
    private static final String REPLACE = "--replace";
    private final Manifest manifest;
    private final Path directory;
    /** What may be in a Secret already. */
    private final Present present;
    private final SecretsApi api = SecretsApi.ofThisPod();

    private WriteSecret(Manifest manifest, Path directory, Present present) {
        this.manifest = manifest;
        this.directory = directory;
        this.present = present;
    }

    public static void main(String[] arguments) throws Exception {
        Refusal.report(() -> {
            String command = arguments.length == 0 ? "" : arguments[0];
            Present present = command.equals(REPLACE) ? Present.REPLACED : Present.EQUAL;
            List<String> named = Arrays.asList(arguments).subList(command.equals(REPLACE) ? 1 : 0, arguments.length);
            if (named.size() > 1 && named.get(1).contains("=")) {
                Manifest one = Manifest.ofOne(named.get(0), named.subList(1, named.size()));
                new WriteSecret(one, Paths.get("/"), present).write();
            } else if (arguments.length == 3 && command.equals("restore")) {
                new WriteSecret(Manifest.read(Paths.get(arguments[1])), Paths.get(arguments[2]), present).restore();
            } else if (arguments.length == 3 && command.equals("write")) {
                new WriteSecret(Manifest.read(Paths.get(arguments[1])), Paths.get(arguments[2]), present).write();
            } else {
                throw new Refusal("usage: corda-write-secret restore|write <manifest> <directory>, "
                    + "or corda-write-secret [--replace] [<namespace>/]<secret> <key>=<file>...");
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
            int added = api.add(target.secret, same, present) + api.add(target.secret, first, Present.KEPT);
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
