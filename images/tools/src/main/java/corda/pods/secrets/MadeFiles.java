package corda.pods.secrets;

import corda.pods.Refusal;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a Job has made: files of a directory. */
final class MadeFiles {
    private final Path directory;

    MadeFiles(Path directory) {
        this.directory = directory;
    }

    /** Whether a name stands for the latest of several files: one that has a successor under another name some day. */
    static boolean hasSuccessors(String name) {
        return name.contains("*");
    }

    /** A file by its name, or the latest one that a name with an asterisk fits. */
    byte[] content(String name) throws IOException {
        Path named = directory.resolve(name);
        Path file = hasSuccessors(name) ? latest(named) : named;
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
