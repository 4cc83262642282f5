package corda.pods.secrets;

import corda.pods.Durable;
import corda.pods.LogLine;
import corda.pods.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps files that a Job made. By a manifest, in Secrets that are there already, empty: first all of them together in
 * one, in one step, then in each of the others what is its own: a run that was interrupted goes on with the same files,
 * and none of them is ever made a second time. By names: in one such Secret, of this pod's namespace where no other is
 * named, or in a store outside the cluster.
 */
public final class WriteSecret {
    /** Stands in the directory when its files were kept before: nothing has to be made. */
    static final String COMPLETE = ".complete";
    private static final String REPLACE = "--replace";
    private static final String STORE = "--store";
    private final Manifest manifest;
    private final Path directory;
    private final MadeFiles made;
    /** What may be in a Secret already. */
    private final Present present;
    private final SecretsApi api;

    private WriteSecret(Manifest manifest, Path directory, Present present) throws IOException {
        this.manifest = manifest;
        this.directory = directory;
        made = new MadeFiles(directory);
        this.present = present;
        api = SecretsApi.ofThisPod();
    }

    public static void main(String[] arguments) throws Exception {
        Refusal.report(() -> {
            String command = arguments.length == 0 ? "" : arguments[0];
            Present present = command.equals(REPLACE) ? Present.REPLACED : Present.EQUAL;
            List<String> named = Arrays.asList(arguments).subList(command.equals(REPLACE) ? 1 : 0, arguments.length);
            if (named.size() > 2 && named.get(0).equals(STORE)) {
                new WriteValues(ValueStore.of(named.get(1)), present).write(named.subList(2, named.size()));
            } else if (named.size() > 1 && named.get(1).contains("=")) {
                Manifest one = Manifest.ofOne(named.get(0), named.subList(1, named.size()));
                new WriteSecret(one, Paths.get("/"), present).write();
            } else if (arguments.length == 3 && command.equals("restore")) {
                new WriteSecret(Manifest.read(Paths.get(arguments[1])), Paths.get(arguments[2]), present).restore();
            } else if (arguments.length == 3 && command.equals("write")) {
                new WriteSecret(Manifest.read(Paths.get(arguments[1])), Paths.get(arguments[2]), present).write();
            } else {
                throw new Refusal("usage: corda-write-secret restore|write <manifest> <directory>, "
                    + "corda-write-secret [--replace] [<namespace>/]<secret> <key>=<file>..., "
                    + "or corda-write-secret [--replace] --store <kind> <value>=<file>...");
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
                files.put(name, made.content(name));
            }
            api.add(manifest.archive, files, Present.REFUSED);
            LogLine.info(files.size() + " files are kept in " + manifest.archive);
        }
        for (Manifest.Target target : manifest.secrets) {
            Map<String, byte[]> same = new LinkedHashMap<>();
            Map<String, byte[]> first = new LinkedHashMap<>();
            for (Map.Entry<String, String> file : target.files.entrySet()) {
                String name = file.getValue();
                (MadeFiles.hasSuccessors(name) ? first : same).put(file.getKey(), made.content(name));
            }
            int added = api.add(target.secret, same, present) + api.add(target.secret, first, Present.KEPT);
            LogLine.info(target.secret + ": " + (added == 0 ? "complete already" : added + " files written"));
        }
    }
}
