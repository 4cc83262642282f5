package corda.pods.node;

import corda.pods.Durable;
import corda.pods.JvmFlags;
import corda.pods.LogLine;
import corda.pods.Refusal;
import corda.pods.Setting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Brings a node's database to the schema of this image when the marker on its volume says that it isn't there yet. A
 * plain restart finds its marker and never comes near the database: a node with flows in flight must be able to restart.
 */
public final class MigrateSchema {
    private static final String FLOWS_IN_FLIGHT = "flows in flight";
    private final Path node = Setting.path("NODE_DIRECTORY", "/node");
    private final Path configuration = Setting.path("NODE_CONFIGURATION", "/etc/corda/node.conf");
    private final Path marker = node.resolve(".schema");

    public static void main(String[] arguments) throws Exception {
        Refusal.report(() -> {
            if (arguments.length != 1 || arguments[0].isEmpty()) {
                throw new Refusal("usage: corda-migrate <schema marker>");
            }
            new MigrateSchema().run(arguments[0]);
        });
    }

    private void run(String wanted) throws Exception {
        String present = Files.exists(marker) ? new String(Files.readAllBytes(marker), StandardCharsets.UTF_8) : "";
        if (present.equals(wanted)) {
            LogLine.info("Schema: " + wanted + " is in place");
            return;
        }
        new DatabaseWait(configuration).run();
        migrate();
        Durable.write(marker, wanted.getBytes(StandardCharsets.UTF_8));
        LogLine.info("Schema: migrated from " + (present.isEmpty() ? "nothing" : present) + " to " + wanted);
    }

    private void migrate() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command()).directory(node.toFile()).redirectErrorStream(true).start();
        boolean blocked = false;
        String lastError = "";
        try (BufferedReader output = new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                System.out.println(line);
                blocked |= line.contains(FLOWS_IN_FLIGHT);
                if (line.contains("\"level\":\"ERROR\"") || line.contains("\"level\":\"FATAL\"")) {
                    lastError = line;
                }
            }
        }
        int code = process.waitFor();
        if (blocked) {
            throw new Refusal("The database schema can't be changed while flows are in flight: go back to the version "
                + "that ran before, let the flows end or remove them, then upgrade again");
        }
        if (code != 0) {
            throw new Refusal("The database schema was not migrated (exit code " + code + "). " + message(lastError));
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(JvmFlags.ofCorda(
            "MIGRATION_JVM_FLAGS", "-Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"));
        command.addAll(Arrays.asList(
            "-Dlog4j.configurationFile=" + System.getProperty("log4j.configurationFile", ""),
            "-cp", System.getProperty("java.class.path"), NodeProcess.class.getName(), "run-migration-scripts",
            "--core-schemas", "--app-schemas",
            "--base-directory", node.toString(), "--config-file", configuration.toString()));
        return command;
    }

    /** The text of a JSON log line. */
    private static String message(String logLine) {
        String opening = "\"message\":\"";
        int start = logLine.indexOf(opening);
        if (start < 0) {
            return logLine;
        }
        int from = start + opening.length();
        int end = from;
        while (end < logLine.length() && (logLine.charAt(end) != '"' || logLine.charAt(end - 1) == '\\')) {
            end++;
        }
        return logLine.substring(from, Math.min(end, from + 500));
    }
}
