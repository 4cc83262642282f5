import java.io.FileInputStream;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.KeyStore;
import java.security.Security;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;

/** A client of the broker as nodes and bridges are: CORE over mutual TLS, known by its certificate. One line of result. */
public final class BrokerClient {
    private final String host;
    private final String[] arguments;

    private BrokerClient(String host, String[] arguments) {
        this.host = host;
        this.arguments = arguments;
    }

    /** Commands, each after a `--`: what one of them came to is one line. */
    public static void main(String[] arguments) {
        // Whether an old protocol is refused is the broker's business here, not this JVM's.
        Security.setProperty("jdk.tls.disabledAlgorithms", "");
        for (String command : String.join(" ", arguments).split(" ?-- ")) {
            if (!command.isEmpty()) {
                System.out.println(outcome(command.split(" ")));
            }
        }
        System.exit(0);
    }

    private static String outcome(String[] command) {
        try {
            return "RESULT " + new BrokerClient(command[1], command).run(command[0]);
        } catch (Exception refused) {
            return "REFUSED " + refused.getClass().getSimpleName() + " " + refused.getMessage();
        }
    }

    private String run(String command) throws Exception {
        switch (command) {
            case "handshake":
                return handshake(arguments[4]);
            case "login":
                return session(session -> "in");
            case "plain":
                return plain();
            case "send":
                return session(transport(), false, session -> send(session, arguments[4], Integer.parseInt(arguments[5])));
            case "receive":
                return session(session -> receive(session, arguments[4]));
            case "standby":
                return standby();
            case "rights":
                return session(BrokerClient::rights);
            default:
                throw new IllegalArgumentException(command);
        }
    }

    /** `<key store>:<password file>`, or `-`. */
    private Map<String, Object> transport() throws Exception {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("host", host.split(":")[0]);
        parameters.put("port", host.split(":")[1]);
        parameters.put("sslEnabled", "true");
        parameters.put("enabledProtocols", "TLSv1.2");
        parameters.put("verifyHost", "true");
        parameters.put("trustStorePath", arguments[3].split(":")[0]);
        parameters.put("trustStorePassword", password(arguments[3]));
        if (!arguments[2].equals("-")) {
            parameters.put("keyStorePath", arguments[2].split(":")[0]);
            parameters.put("keyStorePassword", password(arguments[2]));
        }
        return parameters;
    }

    private static String password(String store) throws Exception {
        return new String(Files.readAllBytes(Paths.get(store.split(":")[1])));
    }

    private String session(Work work) throws Exception {
        return session(transport(), true, work);
    }

    private static String session(Map<String, Object> transport, boolean autoCommit, Work work) throws Exception {
        TransportConfiguration configuration =
            new TransportConfiguration(NettyConnectorFactory.class.getName(), transport);
        try (ServerLocator locator = ActiveMQClient.createServerLocatorWithoutHA(configuration)) {
            locator.setBlockOnDurableSend(true).setBlockOnNonDurableSend(true).setInitialConnectAttempts(1)
                .setCallTimeout(transport.containsKey("sslEnabled") ? 60_000 : 3_000);
            ClientSessionFactory factory = locator.createSessionFactory();
            String user = "SystemUsers/Node";
            ClientSession session = factory.createSession(user, user, false, autoCommit, true, false, 1);
            session.start();
            String result = work.run(session);
            session.close();
            return result;
        }
    }

    /** Where the broker sends its clients when it is gone, and by which key store. */
    private String standby() throws Exception {
        TransportConfiguration configuration =
            new TransportConfiguration(NettyConnectorFactory.class.getName(), transport());
        try (ServerLocator locator = ActiveMQClient.createServerLocatorWithHA(configuration)) {
            locator.createSessionFactory().createSession().close();
            return locator.getTopology().getMembers().stream()
                .map(member -> member.getBackup().getParams())
                .map(told -> told.get("host") + " " + told.get("keyStorePath")
                    + (Files.isReadable(Paths.get((String) told.get("keyStorePath"))) ? " is here" : " is missing"))
                .collect(Collectors.joining("; "));
        }
    }

    private String plain() throws Exception {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("host", host.split(":")[0]);
        parameters.put("port", host.split(":")[1]);
        return session(parameters, true, session -> "in");
    }

    private String handshake(String protocol) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        if (arguments[2].equals("-")) {
            keys.init(null, null);
        } else {
            keys.init(store(arguments[2]), password(arguments[2]).toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(arguments[3]));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        try (Socket plain = new Socket(host.split(":")[0], Integer.parseInt(host.split(":")[1]));
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host.split(":")[0], 0, true)) {
            socket.setSoTimeout(5_000);
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            return socket.getSession().getProtocol() + " " + socket.getSession().getCipherSuite();
        }
    }

    private static KeyStore store(String store) throws Exception {
        KeyStore loaded = KeyStore.getInstance("JKS");
        try (InputStream in = new FileInputStream(store.split(":")[0])) {
            loaded.load(in, password(store).toCharArray());
        }
        return loaded;
    }

    private static QueueConfiguration inbox(String queue) {
        return new QueueConfiguration(queue).setAddress(queue).setRoutingType(RoutingType.ANYCAST).setDurable(true);
    }

    private static String send(ClientSession session, String queue, int count) throws Exception {
        if (!session.queueQuery(new SimpleString(queue)).isExists()) {
            session.createQueue(inbox(queue));
        }
        ClientProducer producer = session.createProducer(queue);
        for (int number = 1; number <= count; number++) {
            ClientMessage message = session.createMessage(true);
            message.putIntProperty("number", number);
            message.writeBodyBufferBytes(new byte[1024]);
            producer.send(message);
            if (number % 100 == 0 || number == count) {
                session.commit();
            }
        }
        return "sent " + count;
    }

    private static String receive(ClientSession session, String queue) throws Exception {
        ClientConsumer consumer = session.createConsumer(queue);
        TreeSet<Integer> numbers = new TreeSet<>();
        int received = 0;
        for (ClientMessage next = consumer.receive(3_000); next != null; next = consumer.receive(500)) {
            received++;
            numbers.add(next.getIntProperty("number"));
            next.individualAcknowledge();
        }
        return "received " + received + ", different " + numbers.size() + ", from " + numbers.first() + " to "
            + numbers.last();
    }

    /** Tries everything a client could, and tells what went through. */
    private static String rights(ClientSession session) throws Exception {
        TreeSet<String> allowed = new TreeSet<>();
        String[] addresses = {"p2p.inbound.probe", "internal.peers.probe", "internal.bridge.control",
            "internal.bridge.notify", "internal.leader.probe", "internal.activemq.notifications", "activemq.management",
            "activemq.notifications", "elsewhere"};
        for (String address : addresses) {
            String temporary = "temporary." + address;
            attempt(allowed, "durable " + address, () -> session.createQueue(inbox(address)));
            attempt(allowed, "subscribe " + address, () -> session.createQueue(new QueueConfiguration(temporary)
                .setAddress(address).setRoutingType(RoutingType.MULTICAST).setTemporary(true).setDurable(false)));
            attempt(allowed, "send " + address, () -> session.createProducer(address).send(session.createMessage(false)));
            attempt(allowed, "consume " + address, () -> session.createConsumer(address).close());
            attempt(allowed, "browse " + address, () -> session.createConsumer(address, null, true).close());
            attempt(allowed, "delete " + address, () -> session.deleteQueue(address));
        }
        return String.join("; ", allowed);
    }

    /** What is forbidden says so; everything else, a queue that isn't there for one, means that it was allowed. */
    private static void attempt(TreeSet<String> allowed, String what, Attempt attempt) {
        try {
            attempt.run();
            allowed.add(what);
        } catch (ActiveMQSecurityException forbidden) {
            // Not among the allowed.
        } catch (ActiveMQException other) {
            if (!other.getType().name().equals("QUEUE_DOES_NOT_EXIST")) {
                allowed.add(what + " (" + other.getType() + ")");
            }
        }
    }

    private interface Work {
        String run(ClientSession session) throws Exception;
    }

    private interface Attempt {
        void run() throws ActiveMQException;
    }
}
