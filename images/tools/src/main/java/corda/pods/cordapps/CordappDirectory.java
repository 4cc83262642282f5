package corda.pods.cordapps;

import corda.pods.Sha256;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** A directory with jars, of an image or a volume. A jar is found by its digest, whatever its file is called. */
final class CordappDirectory implements CordappSource {
    private final Path directory;
    /** Jars by digest, read once. */
    private Map<String, Path> jars;

    CordappDirectory(Path directory) {
        this.directory = directory;
    }

    @Override
    public Given give(Cordapp cordapp, Path file) throws IOException {
        Path jar = jars().get(cordapp.sha256);
        if (jar == null) {
            Path named = directory.resolve(cordapp.fileName());
            if (!Files.isRegularFile(named)) {
                throw new IOException("no jar in " + directory + " has sha256 " + cordapp.sha256 + ": " + content());
            }
            jar = named;
        }
        Files.copy(jar, file, StandardCopyOption.REPLACE_EXISTING);
        // Of the copy: a volume may change while it is read.
        return new Given(Sha256.of(file), jar + " has");
    }

    private Map<String, Path> jars() throws IOException {
        if (jars == null) {
            jars = new HashMap<>();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.jar")) {
                for (Path file : files) {
                    if (Files.isRegularFile(file)) {
                        jars.put(Sha256.of(file), file);
                    }
                }
            } catch (NoSuchFileException missing) {
                jars = null;
                throw new IOException("there is no directory " + directory, missing);
            } catch (IOException unreadable) {
                jars = null;
                throw new IOException(directory + " can't be read: " + unreadable, unreadable);
            }
        }
        return jars;
    }

    private String content() {
        TreeSet<String> names = new TreeSet<>();
        jars.values().forEach(jar -> names.add(jar.getFileName().toString()));
        return names.isEmpty() ? "there is no jar in it" : "it has " + String.join(", ", names);
    }
}
