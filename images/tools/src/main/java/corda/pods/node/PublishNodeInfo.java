package corda.pods.node;

import corda.pods.LogLine;
import corda.pods.Refusal;
import corda.pods.Setting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes a notary's node info to the network map and waits until the zone has its network parameters. */
public final class PublishNodeInfo {
    private static final int TIMEOUT_MILLIS = 20_000;
    private final Path node = Setting.path("NODE_DIRECTORY", "/node");
    private final int patienceSeconds = Setting.number("REGISTRATION_SECONDS", 300);
    private final String networkMap;

    private PublishNodeInfo(String networkMap) {
        this.networkMap = networkMap.replaceAll("/+$", "");
    }

    public static void main(String[] arguments) throws Exception {
        Refusal.report(() -> {
            if (arguments.length != 1) {
                throw new Refusal("usage: corda-register <address of the network map> <schema marker>");
            }
            new PublishNodeInfo(arguments[0]).run();
        });
    }

    private void run() throws Exception {
        byte[] nodeInfo = Files.readAllBytes(nodeInfoFile());
        long deadline = System.nanoTime() + patienceSeconds * 1_000_000_000L;
        String last = until(deadline, networkMap + "/network-map/publish", nodeInfo);
        LogLine.info("Node info: " + last);
        last = until(deadline, networkMap + "/ready", null);
        LogLine.info("Network map: " + last);
    }

    /** Asks until the answer is 200; a 4xx other than "not yet" is final. */
    private static String until(long deadline, String url, byte[] body) throws InterruptedException {
        String reason;
        do {
            try {
                HttpURLConnection connection = request(url, body);
                int status = connection.getResponseCode();
                reason = text(connection, status);
                if (status == 200) {
                    return reason;
                }
                if (status == 400 || status == 403) {
                    throw new Refusal("The network map refuses this node: " + reason);
                }
            } catch (IOException unreachable) {
                reason = url + " can't be reached: " + unreachable.getMessage();
            }
            Thread.sleep(1_000);
        } while (System.nanoTime() < deadline);
        throw new Refusal("The network has no parameters yet: " + reason);
    }

    private static HttpURLConnection request(String url, byte[] body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        if (body != null) {
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Content-Type", "application/octet-stream");
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
        }
        return connection;
    }

    private static String text(HttpURLConnection connection, int status) throws IOException {
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            for (int read = in == null ? -1 : in.read(); read >= 0; read = in.read()) {
                text.write(read);
            }
            return new String(text.toByteArray(), StandardCharsets.UTF_8).trim();
        }
    }

    private Path nodeInfoFile() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(node, "nodeInfo-*")) {
            for (Path file : files) {
                return file;
            }
        }
        throw new Refusal("There is no node info on the notary's volume: it was not generated");
    }
}
