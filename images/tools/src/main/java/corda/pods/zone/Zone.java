package corda.pods.zone;

import corda.pods.Sha256;
import corda.pods.zone.ParametersStore.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.identity.PartyAndCertificate;
import net.corda.nodeapi.internal.SignedNodeInfo;
import net.corda.nodeapi.internal.network.NetworkMap;
import net.corda.nodeapi.internal.network.ParametersUpdate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A zone: who is in it, under which network parameters, and what waits for acceptance. */
final class Zone {
    private static final Logger LOG = LoggerFactory.getLogger(Zone.class);
    private final Path configurationFile;
    private final ZoneSigner signer;
    private final NodeInfoStore nodes;
    private final ParametersStore parameters;
    private final Acceptances acceptances;
    private ZoneConfiguration configuration;
    private String configurationDigest = "";
    private boolean settled;
    private String state = "starting";

    Zone(Path configurationFile, Path directory, ZoneSigner signer) throws IOException {
        this.configurationFile = configurationFile;
        this.signer = signer;
        nodes = new NodeInfoStore(directory.resolve("node-infos"));
        parameters = new ParametersStore(directory.resolve("network-parameters"));
        acceptances = new Acceptances(directory.resolve("acceptances"));
        reloadConfiguration();
    }

    /** Takes up a changed configuration and moves the parameters on; harmless when there is nothing to do. */
    synchronized void advance() throws IOException {
        reloadConfiguration();
        if (!settled) {
            settle();
        }
        Stored next = parameters.next();
        if (next != null) {
            List<String> missing = new ArrayList<>();
            for (Registered node : members()) {
                if (!acceptances.has(node.key(), next.hash)) {
                    missing.add(node.name().toString());
                }
            }
            if (missing.isEmpty()) {
                parameters.adoptNext();
                say("network parameters of epoch " + next.parameters.getEpoch() + " in force");
            } else {
                say("new network parameters wait for acceptance by " + String.join(" and ", missing));
            }
        }
    }

    /** Takes in a node info, or says why not. */
    synchronized String publish(byte[] bytes) throws IOException {
        Registered entry = new Registered(ZoneSerialization.read(bytes, SignedNodeInfo.class), bytes);
        String reason = reasonAgainst(entry);
        if (reason != null) {
            LOG.warn("Refused {}: {}", entry.name(), reason);
            return reason;
        }
        Registered before = nodes.get(entry.name());
        if (before == null || before.info.getSerial() < entry.info.getSerial() || !before.key().equals(entry.key())) {
            nodes.put(entry);
            settled = false;
            LOG.info("Published: {} at {} with hash {}", entry.name(), entry.info.getAddresses(), entry.hash);
        }
        advance();
        return null;
    }

    synchronized void accept(PublicKey key, SecureHash hash) throws IOException {
        acceptances.put(key, hash);
        advance();
    }

    /** The signed map, or null before there are parameters. */
    synchronized byte[] signedMap() {
        if (parameters.current() == null) {
            return null;
        }
        Stored next = parameters.next();
        ParametersUpdate update = next == null ? null : new ParametersUpdate(
            next.hash, "epoch " + next.parameters.getEpoch(), next.parameters.getModifiedTime());
        List<SecureHash> hashes = members().stream().map(node -> node.hash).collect(Collectors.toList());
        return ZoneSerialization.bytes(signer.sign(new NetworkMap(hashes, parameters.current().hash, update)));
    }

    synchronized byte[] nodeInfo(SecureHash hash) {
        Registered entry = nodes.withHash(hash);
        return entry == null ? null : entry.bytes;
    }

    synchronized byte[] allNodeInfos() {
        return ZoneSerialization.bytes(members().stream().map(node -> node.signed).collect(Collectors.toList()));
    }

    byte[] signedParameters(SecureHash hash) throws IOException {
        return parameters.bytes(hash);
    }

    synchronized boolean ready() {
        return parameters.current() != null;
    }

    synchronized String state() {
        return state;
    }

    private List<Registered> members() {
        return nodes.all().stream().filter(node -> configuration.admits(node.name())).collect(Collectors.toList());
    }

    private String reasonAgainst(Registered entry) {
        try {
            for (PartyAndCertificate identity : entry.info.getLegalIdentitiesAndCerts()) {
                identity.verify(signer.trustAnchor());
            }
        } catch (Exception untrusted) {
            return "its certificate is not of this zone: " + untrusted.getMessage();
        }
        if (!configuration.admits(entry.name())) {
            return "it is not a member of this network";
        }
        if (entry.info.getPlatformVersion() < configuration.minimumPlatformVersion) {
            return "its platform version " + entry.info.getPlatformVersion() + " is below the network's minimum "
                + configuration.minimumPlatformVersion;
        }
        return changesNotaryKey(entry)
            ? "the network parameters hold another key for this notary: bring its volume back"
            : null;
    }

    private boolean changesNotaryKey(Registered entry) {
        Stored current = parameters.current();
        return current != null && current.parameters.getNotaries().stream().anyMatch(notary ->
            notary.getIdentity().getName().equals(entry.notary().getName())
                && !notary.getIdentity().getOwningKey().equals(entry.notary().getOwningKey()));
    }

    private void settle() throws IOException {
        List<CordaX500Name> missing = configuration.notaries.keySet().stream()
            .filter(name -> nodes.get(name) == null).collect(Collectors.toList());
        if (!missing.isEmpty()) {
            say("waiting for the notary " + missing.stream().map(Object::toString).collect(Collectors.joining(" and ")));
            return;
        }
        try {
            new ParametersPlan(configuration, nodes, signer).apply(parameters);
            settled = true;
            say("network parameters of epoch " + parameters.current().parameters.getEpoch() + " in force");
        } catch (Exception unavailable) {
            say("network parameters can't be made: " + unavailable.getMessage());
        }
    }

    private void reloadConfiguration() throws IOException {
        byte[] content = Files.readAllBytes(configurationFile);
        MessageDigest digester = Sha256.digester();
        digester.update(content);
        String digest = Sha256.hex(digester);
        if (!digest.equals(configurationDigest)) {
            configuration = ZoneConfiguration.parse(content);
            configurationDigest = digest;
            settled = false;
        }
    }

    private void say(String text) {
        if (!text.equals(state)) {
            state = text;
            LOG.info("Zone: {}", text);
        }
    }
}
