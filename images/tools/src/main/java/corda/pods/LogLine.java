package corda.pods;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Instant;

/**
 * One line of the log, as the JVMs with a logging framework write theirs: the small tools end before such a framework
 * has started.
 */
public final class LogLine {
    private LogLine() {
    }

    public static void info(String message) {
        write("INFO", message);
    }

    public static void error(String message) {
        write("ERROR", message);
    }

    private static void write(String level, String message) {
        System.out.println("{\"timestamp\":\"" + Instant.now() + "\",\"level\":\"" + level + "\",\"message\":\""
            + new String(JsonStringEncoder.getInstance().quoteAsString(message)) + "\"}");
    }
}
