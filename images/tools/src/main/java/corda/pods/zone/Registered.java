package corda.pods.zone;

import java.security.PublicKey;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.identity.Party;
import net.corda.core.node.NodeInfo;
import net.corda.nodeapi.internal.SignedNodeInfo;

/** One node's current entry in the map. */
final class Registered {
    final SignedNodeInfo signed;
    final NodeInfo info;
    final SecureHash hash;
    final byte[] bytes;

    Registered(SignedNodeInfo signed, byte[] bytes) {
        this.signed = signed;
        this.info = signed.verified();
        this.hash = signed.getRaw().getHash();
        this.bytes = bytes;
    }

    Party party() {
        return info.getLegalIdentities().get(0);
    }

    /** Who signs where the node is a notary: its service, where that has an identity of its own. */
    Party notary() {
        return info.getLegalIdentities().get(info.getLegalIdentities().size() - 1);
    }

    CordaX500Name name() {
        return party().getName();
    }

    PublicKey key() {
        return party().getOwningKey();
    }
}
