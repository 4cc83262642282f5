package corda.pods;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** A mistake that its maker can mend: shown as one line without a stack trace, in the log and as the pod's reason. */
public final class Refusal extends RuntimeException {
    private static final Path TERMINATION_LOG = Paths.get("/dev/termination-log");

    public Refusal(String reason) {
        super(reason, null, false, false);
    }

    /** Runs a tool's main work; a refusal ends the process with its reason and exit code 1. */
    public static void report(Work work) throws Exception {
        try {
            work.run();
        } catch (Refusal refusal) {
            say(refusal.getMessage());
            System.exit(1);
        }
    }

    private static void say(String reason) {
        LogLine.error(reason);
        if (Files.isWritable(TERMINATION_LOG)) {
            try {
                Files.write(TERMINATION_LOG, reason.getBytes(StandardCharsets.UTF_8));
            } catch (IOException unwritable) {
                // The reason is on stdout already; the kubelet falls back to the log's last lines.
            }
        }
    }

    public interface Work {
        void run() throws Exception;
    }
}
