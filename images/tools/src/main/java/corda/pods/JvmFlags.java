package corda.pods;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Flags of a JVM that runs a program of Corda's. */
public final class JvmFlags {
    private JvmFlags() {
    }

    /**
     * What Corda's own launcher would add (on Java 17 the modules that Corda needs open), one a line in the image, and
     * after it, so that they win, those of an environment variable or the standard ones, with blanks between.
     */
    public static List<String> ofCorda(String variable, String standard) {
        List<String> flags = new ArrayList<>(ofLauncher());
        flags.addAll(Arrays.asList(Setting.text(variable, standard).split(" ")));
        return flags;
    }

    private static List<String> ofLauncher() {
        Path file = Setting.path("CORDA_JVM_FLAGS", "/opt/corda/jvm-flags");
        if (!Files.exists(file)) {
            return Collections.emptyList();
        }
        try {
            List<String> flags = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
            flags.removeIf(String::isEmpty);
            return flags;
        } catch (IOException unreadable) {
            throw new Refusal(file + " can't be read: " + unreadable.getMessage());
        }
    }
}
