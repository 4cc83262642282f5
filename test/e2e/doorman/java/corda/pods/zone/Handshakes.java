package corda.pods.zone;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import net.corda.core.identity.CordaX500Name;

/** What a member's P2P port says to TLS handshakes, good and bad. */
final class Handshakes {
    private static final CordaX500Name NAME = CordaX500Name.parse("O=Handshake,L=London,C=GB");
    private static final char[] PASSWORD = "handshake".toCharArray();
    private static final int TIMEOUT_MILLIS = 10_000;
    private final DoormanKeys zone;

    Handshakes(DoormanKeys zone) {
        this.zone = zone;
    }

    String with(String host, int port) throws IOException, GeneralSecurityException {
        KeyStore member = zone.member(NAME, PASSWORD);
        KeyStore stranger = new DoormanKeys("").member(NAME, PASSWORD);
        return "{\"TLSv1.2 as a member\":" + accepts(host, port, "TLSv1.2", member)
            + ",\"TLSv1.2 as a member of another zone\":" + accepts(host, port, "TLSv1.2", stranger)
            + ",\"TLSv1.2 as nobody\":" + accepts(host, port, "TLSv1.2", null)
            + ",\"TLSv1.1 as a member\":" + accepts(host, port, "TLSv1.1", member)
            + ",\"TLSv1 as a member\":" + accepts(host, port, "TLSv1", member) + "}";
    }

    /** Whether the connection stands after the server has judged the client. */
    private static boolean accepts(String host, int port, String protocol, KeyStore keys)
        throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers(keys), new TrustManager[] {new Anybody()}, null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(host, port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            // An AMQP server answers the protocol's opening; one that refuses the client closes.
            socket.getOutputStream().write(new byte[] {'A', 'M', 'Q', 'P', 3, 1, 0, 0});
            socket.getOutputStream().flush();
            return socket.getInputStream().read() >= 0;
        } catch (SSLException | java.net.SocketException refused) {
            return false;
        }
    }

    private static KeyManager[] keyManagers(KeyStore keys) throws GeneralSecurityException {
        if (keys == null) {
            return null;
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD);
        return factory.getKeyManagers();
    }

    /** The server is not what is tried here. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
