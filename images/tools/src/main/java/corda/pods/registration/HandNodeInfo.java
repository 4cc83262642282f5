package corda.pods.registration;

import corda.pods.LogLine;
import corda.pods.Refusal;
import corda.pods.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;

/** Hands a node's signed node info to the zone's network map before the node runs. */
public final class HandNodeInfo {
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int PAUSE_MILLIS = 5_000;
    private final Path node = Setting.path("NODE_DIRECTORY", "/node");
    private final long deadline =
        System.nanoTime() + Setting.number("PUBLISH_SECONDS", 300) * 1_000_000_000L;
    private final String networkMap;

    HandNodeInfo(String networkMap) {
        this.networkMap = networkMap.replaceAll("/+$", "");
    }

    public static void main(String[] arguments) throws Exception {
        Refusal.report(() -> new HandNodeInfo(arguments[0]).run());
    }

    void run() throws Exception {
        byte[] nodeInfo = Files.readAllBytes(nodeInfoFile());
        String reason;
        do {
            try {
                HttpURLConnection connection = post(nodeInfo);
                int status = connection.getResponseCode();
                if (status == 200) {
                    LogLine.info("The network map " + networkMap + " has the node info");
                    return;
                }
                reason = "HTTP status " + status + " " + text(connection);
                if (status / 100 == 4) {
                    throw new Refusal("The network map " + networkMap + " refuses the node info: " + reason);
                }
            } catch (IOException unreachable) {
                reason = unreachable.toString();
            }
            Thread.sleep(PAUSE_MILLIS);
        } while (System.nanoTime() < deadline);
        throw new Refusal("The network map " + networkMap + " can't be reached: " + reason);
    }

    private HttpURLConnection post(byte[] nodeInfo) throws IOException {
        HttpURLConnection connection =
            (HttpURLConnection) new URL(networkMap + "/network-map/publish").openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/octet-stream");
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(nodeInfo);
        }
        return connection;
    }

    private static String text(HttpURLConnection connection) {
        InputStream error = connection.getErrorStream();
        if (error == null) {
            return "";
        }
        try (Scanner lines = new Scanner(error, StandardCharsets.UTF_8.name())) {
            return lines.hasNextLine() ? lines.nextLine() : "";
        }
    }

    /** The newest: every change of the node's addresses leaves one of its own. */
    private Path nodeInfoFile() throws IOException {
        Path newest = null;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(node, "nodeInfo-*")) {
            for (Path file : files) {
                if (newest == null
                    || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(newest)) > 0) {
                    newest = file;
                }
            }
        }
        if (newest == null) {
            throw new Refusal("There is no node info on the node's volume: it was not registered");
        }
        return newest;
    }
}
