package corda.pods.cordapps;

import corda.pods.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** A directory with jars, of an image or a volume. A jar is known by its digest, whatever its file is called. */
final class CordappDirectory implements CordappSource {
    private final Path directory;
    /** Jars by digest; read once, and only where one isn't under its usual name. */
    private Map<String, Path> jars;

    CordappDirectory(Path directory) {
        this.directory = directory;
    }

    @Override
    public Given give(Cordapp cordapp, Path file) throws IOException {
        Path named = directory.resolve(cordapp.fileName());
        String found = Files.isRegularFile(named) ? copy(named, file) : null;
        if (cordapp.sha256.equals(found)) {
            return new Given(found, named + " has");
        }
        Path other = jars().get(cordapp.sha256);
        if (other != null) {
            return new Given(copy(other, file), other + " has");
        }
        if (found != null) {
            return new Given(found, named + " has");
        }
        throw new IOException("no jar in " + directory + " has sha256 " + cordapp.sha256 + ": " + content());
    }

    /** Copies a jar and returns the digest of what was copied: a volume may change while it is read. */
    private static String copy(Path jar, Path file) throws IOException {
        MessageDigest digest = Sha256.digester();
        try (InputStream in = new DigestInputStream(Files.newInputStream(jar), digest)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return Sha256.hex(digest);
    }

    private Map<String, Path> jars() throws IOException {
        if (jars == null) {
            Map<String, Path> read = new HashMap<>();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.jar")) {
                for (Path file : files) {
                    if (Files.isRegularFile(file)) {
                        read.put(Sha256.of(file), file);
                    }
                }
            } catch (NoSuchFileException missing) {
                throw new IOException("there is no directory " + directory, missing);
            } catch (IOException unreadable) {
                throw new IOException(directory + " can't be read: " + unreadable, unreadable);
            }
            jars = read;
        }
        return jars;
    }

    private String content() {
        TreeSet<String> names = new TreeSet<>();
        jars.values().forEach(jar -> names.add(jar.getFileName().toString()));
        return names.isEmpty() ? "there is no jar in it" : "it has " + String.join(", ", names);
    }
}
