package corda.pods.registration;

import corda.pods.JvmFlags;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A program of Corda's in a JVM of its own, which ends itself with `System.exit`; its output goes on to ours. */
final class JavaProcess {
    /** What {@link #run} returns for a process that was ended because its time was over. */
    static final int OUT_OF_TIME = -1;
    private static final int GRACE_SECONDS = 20;
    private final Class<?> main;
    private final List<String> arguments;
    private final Path directory;

    JavaProcess(Class<?> main, List<String> arguments, Path directory) {
        this.main = main;
        this.arguments = arguments;
        this.directory = directory;
    }

    /** Waits for the end, and hears every line. */
    int run(long deadlineNanos, Consumer<String> heard) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command()).directory(directory.toFile()).redirectErrorStream(true).start();
        Thread watch = new Thread(() -> endInTime(process, deadlineNanos), "deadline");
        watch.setDaemon(true);
        watch.start();
        try (BufferedReader output = new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                System.out.println(line);
                heard.accept(line);
            }
        }
        int code = process.waitFor();
        return code != 0 && System.nanoTime() - deadlineNanos > 0 ? OUT_OF_TIME : code;
    }

    private static void endInTime(Process process, long deadlineNanos) {
        try {
            if (!process.waitFor(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                process.destroy();
                if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(JvmFlags.ofCorda(
            "REGISTRATION_JVM_FLAGS", "-Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"));
        command.addAll(Arrays.asList(
            "-Djava.security.egd=file:/dev/./urandom",
            "-Dlog4j.configurationFile=" + System.getProperty("log4j.configurationFile", ""),
            "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }
}
