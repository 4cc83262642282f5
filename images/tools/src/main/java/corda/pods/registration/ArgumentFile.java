package corda.pods.registration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Arguments in a file that only this process may read, in memory. Corda's command lines write their arguments to the
 * log before they look into such a file, so what is in it stays out of the log and out of the list of processes.
 */
final class ArgumentFile {
    private static final Path MEMORY = Paths.get("/dev/shm");

    private ArgumentFile() {
    }

    /** The argument that stands for all of these; the file goes with the process. */
    static String of(List<String> arguments) throws IOException {
        Path directory = Files.isWritable(MEMORY) ? MEMORY : Paths.get(System.getProperty("java.io.tmpdir"));
        Path file = Files.createTempFile(directory, "arguments", "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        file.toFile().deleteOnExit();
        StringBuilder text = new StringBuilder();
        for (String argument : arguments) {
            text.append('"').append(argument.replace("\\", "\\\\").replace("\"", "\\\"")).append("\"\n");
        }
        Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        return "@" + file;
    }
}
