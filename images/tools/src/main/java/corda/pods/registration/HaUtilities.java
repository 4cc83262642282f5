package corda.pods.registration;

import corda.pods.Durable;
import corda.pods.LogLine;
import corda.pods.Refusal;
import corda.pods.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Runs a sub-command of the HA utilities once on a volume: what was finished with the same arguments isn't run again.
 * An argument `--flag=@/file` stands for the content of the file, which no list of processes and no log shows.
 */
public final class HaUtilities {
    private static final int PAUSE_MILLIS = 10_000;
    private final Path work = Setting.path("WORK_DIRECTORY", "/work");
    private final int approvalSeconds = Setting.number("APPROVAL_SECONDS", 3600);
    private final long deadline = System.nanoTime() + approvalSeconds * 1_000_000_000L;
    private final Path marker = work.resolve(".done");
    private final String[] arguments;

    private HaUtilities(String[] arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] arguments) throws Exception {
        Refusal.report(() -> {
            if (arguments.length == 0) {
                throw new Refusal("usage: corda-ha-utilities <sub-command> [<flag>=<value>|<flag>=@<file>]...");
            }
            new HaUtilities(arguments).run();
        });
    }

    private void run() throws Exception {
        byte[] wanted = String.join("\n", arguments).getBytes(StandardCharsets.UTF_8);
        if (Files.exists(marker) && Arrays.equals(Files.readAllBytes(marker), wanted)) {
            LogLine.info(arguments[0] + " was done before");
            return;
        }
        clearUnfinished();
        RegistrationOutcome outcome = attempt();
        while (outcome.worthAnotherTry() && System.nanoTime() < deadline) {
            LogLine.info("The doorman can't be reached: " + outcome.reason() + "; it is tried again");
            Thread.sleep(PAUSE_MILLIS);
            outcome = attempt();
        }
        if (outcome.outOfTime()) {
            throw new Refusal(arguments[0] + " did not end within " + approvalSeconds
                + " s: where it waits for the doorman's approval, the next run goes on with the same requests");
        }
        if (outcome.failed()) {
            throw new Refusal(arguments[0] + " failed: " + outcome.reason());
        }
        forgetAuthority();
        Durable.write(marker, wanted);
        LogLine.info(arguments[0] + " is done");
    }

    private RegistrationOutcome attempt() throws IOException, InterruptedException {
        RegistrationOutcome outcome = new RegistrationOutcome();
        outcome.ended(new JavaProcess(HaUtilitiesProcess.class, Arrays.asList(arguments), work).run(deadline, line -> {
            if (outcome.hear(line)) {
                LogLine.info("Waiting for the doorman's approval");
            }
        }));
        return outcome;
    }

    /** The generators refuse to run beside key stores that are there, and those of a run that broke off are no use. */
    private void clearUnfinished() throws IOException {
        deleteGenerated("*.jks");
    }

    /**
     * The generators leave the key of the authority that they made for one run. Nobody uses it again, and who has it can
     * pass for anybody on that connection.
     */
    private void forgetAuthority() throws IOException {
        deleteGenerated("*-root.jks");
    }

    private void deleteGenerated(String which) throws IOException {
        String directory = arguments[0].equals("generate-internal-artemis-ssl-keystores") ? "artemis"
            : arguments[0].equals("generate-internal-tunnel-ssl-keystores") ? "tunnel" : null;
        if (directory == null || !Files.isDirectory(work.resolve(directory))) {
            return;
        }
        try (DirectoryStream<Path> stores = Files.newDirectoryStream(work.resolve(directory), which)) {
            for (Path store : stores) {
                Files.delete(store);
            }
        }
    }
}
