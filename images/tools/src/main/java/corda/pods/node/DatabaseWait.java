package corda.pods.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import corda.pods.LogLine;
import corda.pods.Refusal;
import corda.pods.Setting;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Waits until the database that node.conf names lets its user in. */
final class DatabaseWait {
    private static final String URL = "dataSourceProperties.dataSource.url";
    private final Config configuration;
    private final int patienceSeconds = Setting.number("DATABASE_SECONDS", 120);

    DatabaseWait(Path file) {
        configuration = ConfigFactory.parseFile(file.toFile());
    }

    void run() throws InterruptedException {
        if (!configuration.hasPath(URL)) {
            return; // H2, a file on the node's own volume
        }
        String url = configuration.getString(URL);
        long deadline = System.nanoTime() + patienceSeconds * 1_000_000_000L;
        DriverManager.setLoginTimeout(5);
        while (true) {
            try (Connection connection = DriverManager.getConnection(url, text("user"), text("password"))) {
                LogLine.info("Database: " + connection.getMetaData().getDatabaseProductName() + " "
                    + connection.getMetaData().getDatabaseProductVersion());
                return;
            } catch (SQLException notYet) {
                if (System.nanoTime() > deadline) {
                    throw new Refusal("The database " + url.replaceAll("\\?.*", "") + " does not answer after "
                        + patienceSeconds + " s: " + notYet.getMessage());
                }
            }
            Thread.sleep(1_000);
        }
    }

    private String text(String key) {
        String path = "dataSourceProperties.dataSource." + key;
        return configuration.hasPath(path) ? configuration.getString(path) : "";
    }
}
