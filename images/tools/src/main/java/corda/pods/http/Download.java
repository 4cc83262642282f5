package corda.pods.http;

import corda.pods.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Fetches files over HTTP; a repository that isn't up yet is asked again for a while. */
public final class Download {
    private static final int TIMEOUT_MILLIS = 20_000;
    private final int patienceSeconds;

    public Download(int patienceSeconds) {
        this.patienceSeconds = patienceSeconds;
    }

    /** Stores what the URL serves in the file and returns its SHA-256. */
    public String to(Path file, String url) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patienceSeconds * 1_000_000_000L;
        while (true) {
            try {
                return attempt(file, url);
            } catch (NotServed refused) {
                throw refused;
            } catch (IOException unreachable) {
                if (System.nanoTime() > deadline) {
                    throw new IOException(url + " can't be fetched: " + unreachable, unreachable);
                }
                Thread.sleep(1_000);
            }
        }
    }

    private static String attempt(Path file, String url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        int status = connection.getResponseCode();
        if (status >= 500 || status == 429) {
            throw new IOException("HTTP status " + status);
        }
        if (status != 200) {
            throw new NotServed(url, status);
        }
        MessageDigest digest = Sha256.digester();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = connection.getInputStream(); OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        return Sha256.hex(digest);
    }

    /** The server is there and says no: asking again would not help. */
    public static final class NotServed extends IOException {
        NotServed(String url, int status) {
            super(url + " answers with HTTP status " + status);
        }
    }
}
