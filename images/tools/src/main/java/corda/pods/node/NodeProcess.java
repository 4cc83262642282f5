package corda.pods.node;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts Corda in this JVM with its standard output turned into log lines, because Corda prints a banner and a few lines
 * past its own logging, and a log collector expects one JSON object a line.
 */
public final class NodeProcess {
    private NodeProcess() {
    }

    public static void main(String[] arguments) throws Throwable {
        // The first logger makes Log4j take hold of the real standard output.
        Logger log = LoggerFactory.getLogger("stdout");
        log.debug("Starting");
        System.setOut(new PrintStream(new Lines(log), true, "UTF-8"));
        try {
            Class.forName("net.corda.node.Corda").getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    /** Gathers bytes to lines; a line goes to the log. */
    private static final class Lines extends OutputStream {
        private static final int LONGEST = 8192;
        private final Logger log;
        private final byte[] line = new byte[LONGEST];
        private int length;

        Lines(Logger log) {
            this.log = log;
        }

        @Override
        public synchronized void write(int b) throws IOException {
            if (b != '\n' && length < LONGEST) {
                line[length++] = (byte) b;
            } else if (b == '\n') {
                String text = new String(line, 0, length, StandardCharsets.UTF_8).trim();
                length = 0;
                if (!text.isEmpty()) {
                    log.info(text);
                }
            }
        }
    }
}
