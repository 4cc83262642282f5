package corda.pods.registration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import corda.pods.Durable;
import corda.pods.LogLine;
import corda.pods.Refusal;
import corda.pods.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Registers a node with its zone's doorman, once: keeps on while the doorman can't be reached or hasn't approved yet,
 * and ends with one line that says what a person has to do.
 */
public final class InitialRegistration {
    private static final int PAUSE_MILLIS = 10_000;
    private final Path node = Setting.path("NODE_DIRECTORY", "/node");
    private final Path configurationFile = Setting.path("NODE_CONFIGURATION", "/etc/corda/node.conf");
    private final int approvalSeconds = Setting.number("APPROVAL_SECONDS", 3600);
    private final long deadline = System.nanoTime() + approvalSeconds * 1_000_000_000L;
    private final Certificates certificates = new Certificates(node);
    private final Config configuration = ConfigFactory.parseFile(configurationFile.toFile());
    private final String legalName = configuration.getString("myLegalName");
    /** Why the doorman could not be reached last, or null. */
    private String unreachable;
    /** For whom the doorman has a request, or null. */
    private String waiting;

    /** What Corda's own registration is given besides. */
    private final String[] arguments;

    private InitialRegistration(String[] arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] arguments) throws Exception {
        Refusal.report(() -> new InitialRegistration(arguments).run());
    }

    private void run() throws Exception {
        new NetworkRoot().check();
        certificates.mend(keyStorePassword());
        RegistrationOutcome outcome = attempt();
        while (outcome.worthAnotherTry() && System.nanoTime() < deadline) {
            unreachable = outcome.reason();
            LogLine.info("The doorman " + doorman() + " can't be reached: " + unreachable + "; it is tried again");
            Thread.sleep(PAUSE_MILLIS);
            outcome = attempt();
        }
        if (outcome.failed() || !certificates.complete()) {
            throw new Refusal(explain(outcome));
        }
        keep();
        LogLine.info(legalName + " is registered");
        String networkMap = Setting.text("PUBLISH_TO", "");
        if (!networkMap.isEmpty()) {
            new HandNodeInfo(networkMap).run();
        }
    }

    /** The marker is there only when what it stands for is on the disk: Corda doesn't wait for that. */
    private void keep() throws IOException, InterruptedException {
        new ProcessBuilder("sync").start().waitFor();
        Durable.write(node.resolve(".registered"), new byte[0]);
    }

    private RegistrationOutcome attempt() throws IOException, InterruptedException {
        RegistrationOutcome outcome = new RegistrationOutcome();
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(Arrays.asList("--base-directory=" + node, "--config-file=" + configurationFile));
        if (System.nanoTime() >= deadline) {
            outcome.ended(JavaProcess.OUT_OF_TIME);
            return outcome;
        }
        outcome.ended(new JavaProcess(RegisterNode.class, all, node).run(deadline, line -> {
            if (outcome.hear(line)) {
                sayWaiting(outcome.name());
            }
        }));
        return outcome;
    }

    private void sayWaiting(String name) {
        waiting = name == null ? legalName : name;
        try {
            LogLine.info("Waiting for the doorman to approve " + waiting + ", request " + certificates.requestId()
                + " at " + doorman());
        } catch (IOException unreadable) {
            LogLine.info("Waiting for the doorman to approve " + waiting);
        }
    }

    private String explain(RegistrationOutcome outcome) throws IOException {
        if (!outcome.outOfTime()) {
            return legalName + " was not registered: " + outcome.reason();
        }
        String doorman = "The doorman " + doorman();
        if (waiting != null) {
            return doorman + " has not approved " + waiting + " within " + approvalSeconds + " s: have request "
                + certificates.requestId() + " approved, the next run goes on with it";
        }
        return unreachable == null ? legalName + " was not registered within " + approvalSeconds + " s"
            : doorman + " can't be reached for " + approvalSeconds + " s: " + unreachable;
    }

    private String doorman() {
        String url = "networkServices.doormanURL";
        return configuration.hasPath(url) ? configuration.getString(url)
            : configuration.hasPath("compatibilityZoneURL") ? configuration.getString("compatibilityZoneURL") : "";
    }

    private String keyStorePassword() {
        String key = "keyStorePassword";
        return configuration.hasPath(key) ? configuration.getString(key) : "cordacadevpass";
    }
}
