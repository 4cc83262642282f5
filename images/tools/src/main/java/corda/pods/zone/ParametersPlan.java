package corda.pods.zone;

import corda.pods.zone.ParametersStore.Stored;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.node.NetworkParameters;
import net.corda.core.node.NotaryInfo;

/**
 * Which network parameters the configuration asks for. The first ones are in force at once; a later change is proposed
 * as an update, because a node that finds parameters it never accepted stops. Notaries and whitelisted contracts are
 * only ever added: the ledger may hold states that name them.
 */
final class ParametersPlan {
    private static final int MAX_MESSAGE_BYTES = 10 * 1024 * 1024;
    private static final int MAX_TRANSACTION_BYTES = 500 * 1024 * 1024;
    private static final Duration EVENT_HORIZON = Duration.ofDays(30);
    private final ZoneConfiguration configuration;
    private final NodeInfoStore nodes;
    private final ZoneSigner signer;

    ParametersPlan(ZoneConfiguration configuration, NodeInfoStore nodes, ZoneSigner signer) {
        this.configuration = configuration;
        this.nodes = nodes;
        this.signer = signer;
    }

    void apply(ParametersStore store) throws Exception {
        Stored current = store.current();
        NetworkParameters before = current == null ? null : current.parameters;
        NetworkParameters wanted = plan(before, before == null ? 1 : before.getEpoch() + 1);
        if (before == null) {
            store.adopt(signer.sign(wanted));
        } else if (same(before, wanted)) {
            store.dropNext();
        } else if (store.next() == null || !same(store.next().parameters, wanted)) {
            store.propose(signer.sign(wanted));
        }
    }

    private NetworkParameters plan(NetworkParameters before, int epoch) throws Exception {
        Map<String, List<SecureHash>> whitelist = Whitelist.of(before, configuration);
        return new NetworkParameters(configuration.minimumPlatformVersion, notaries(before), MAX_MESSAGE_BYTES,
            MAX_TRANSACTION_BYTES, Instant.now(), epoch, whitelist, EVENT_HORIZON, Collections.emptyMap());
    }

    private List<NotaryInfo> notaries(NetworkParameters before) throws IOException {
        List<NotaryInfo> notaries = new ArrayList<>(before == null ? Collections.emptyList() : before.getNotaries());
        configuration.notaries.forEach((name, validating) -> {
            Party notary = nodes.get(name).notary();
            if (notaries.stream().noneMatch(known -> known.getIdentity().getName().equals(notary.getName()))) {
                notaries.add(new NotaryInfo(notary, validating));
            }
        });
        return notaries;
    }

    private static boolean same(NetworkParameters one, NetworkParameters other) {
        return one.getMinimumPlatformVersion() == other.getMinimumPlatformVersion()
            && one.getNotaries().equals(other.getNotaries())
            && one.getWhitelistedContractImplementations().equals(other.getWhitelistedContractImplementations());
    }
}
