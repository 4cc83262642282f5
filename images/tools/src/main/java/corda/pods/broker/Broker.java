package corda.pods.broker;

import com.sun.net.httpserver.HttpExchange;
import corda.pods.Refusal;
import corda.pods.Setting;
import corda.pods.http.Answer;
import corda.pods.http.HttpService;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.server.ActivateCallback;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The message broker that nodes and their bridge share: the server of Apache ActiveMQ Artemis with its own
 * configuration file and its own JAAS logins, and nothing else of the distribution (no console, no shell).
 */
public final class Broker {
    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
    /** The entry of login.config, for clients with and without a certificate alike. */
    private static final String REALM = "artemis";
    private final ActiveMQServerImpl server;

    private Broker(FileConfiguration configuration) {
        server = new ActiveMQServerImpl(configuration, ManagementFactory.getPlatformMBeanServer(),
            new ActiveMQJAASSecurityManager(REALM, REALM));
        server.registerActivationFailureListener(failure -> {
            LOG.error("The broker can't start", failure);
            Runtime.getRuntime().halt(1);
        });
        server.registerActivateCallback(new ActivateCallback() {
            @Override
            public void activationComplete() {
                LOG.info("The broker takes connections");
            }

            @Override
            public void deActivate() {
                LOG.info("The broker takes no connections any more");
            }
        });
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        Refusal.report(() -> {
            Path directory = Setting.path("BROKER_CONFIGURATION", "/etc/artemis");
            System.setProperty("java.security.auth.login.config", directory.resolve("login.config").toString());
            Broker broker = new Broker(read(directory.resolve("broker.xml")));
            new HttpService(Setting.number("PORT", 8081), 2, broker::answer).start();
            Runtime.getRuntime().addShutdownHook(new Thread(broker::stop, "stop"));
            broker.server.start();
        });
    }

    private static FileConfiguration read(Path file) {
        if (!Files.isReadable(file)) {
            throw new Refusal(file + " can't be read: the broker's configuration is mounted there");
        }
        FileConfiguration configuration = new FileConfiguration();
        try {
            new FileDeploymentManager(file.toUri().toString()).addDeployable(configuration).readConfiguration();
        } catch (Exception invalid) {
            throw new Refusal(file + " is no configuration that this broker takes: " + invalid.getMessage());
        }
        return configuration;
    }

    /** A standby that has a copy of every message is as ready as the broker whose place it would take. */
    private Answer answer(HttpExchange exchange) {
        switch (exchange.getRequestURI().getPath()) {
            case "/healthz":
                return Answer.text(200, "ok");
            case "/ready":
                if (server.isActive()) {
                    return Answer.text(200, "active");
                }
                return isStandby() && server.isReplicaSync() ? Answer.text(200, "standby, in step")
                    : Answer.text(503, isStandby() ? "standby, not in step yet" : "not active yet");
            default:
                return Answer.text(404, "not found");
        }
    }

    private boolean isStandby() {
        return server.getState() == ActiveMQServer.SERVER_STATE.STARTED && server.getHAPolicy().isBackup();
    }

    private void stop() {
        try {
            server.stop();
        } catch (Exception failure) {
            LOG.error("The broker did not stop cleanly", failure);
        }
    }
}
