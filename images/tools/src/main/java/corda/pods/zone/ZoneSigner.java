package corda.pods.zone;

import java.security.cert.TrustAnchor;
import net.corda.core.internal.InternalUtils;
import net.corda.core.internal.SignedDataWithCert;
import net.corda.core.node.NetworkParameters;
import net.corda.nodeapi.internal.KeyStoreConfigHelpersKt;
import net.corda.nodeapi.internal.crypto.CertificateAndKeyPair;
import net.corda.nodeapi.internal.network.NetworkMap;

/**
 * Signs as a zone's operator, with fresh keys under the zone's root: they are as good after a restart as the old ones,
 * and none needs to be stored.
 */
final class ZoneSigner {
    private final CertificateAndKeyPair root;
    private final CertificateAndKeyPair mapCa;
    private final CertificateAndKeyPair parametersCa;

    /** Under Corda's dev root, whose key is public: nothing here is a secret. */
    ZoneSigner() {
        this(KeyStoreConfigHelpersKt.getDEV_ROOT_CA());
    }

    ZoneSigner(CertificateAndKeyPair root) {
        this.root = root;
        mapCa = KeyStoreConfigHelpersKt.createDevNetworkMapCa(root);
        parametersCa = KeyStoreConfigHelpersKt.createDevNetworkParametersCa(root);
    }

    SignedDataWithCert<NetworkMap> sign(NetworkMap map) {
        return InternalUtils.signWithCert(map, mapCa.getKeyPair().getPrivate(), mapCa.getCertificate());
    }

    SignedDataWithCert<NetworkParameters> sign(NetworkParameters parameters) {
        return InternalUtils.signWithCert(
            parameters, parametersCa.getKeyPair().getPrivate(), parametersCa.getCertificate());
    }

    TrustAnchor trustAnchor() {
        return new TrustAnchor(root.getCertificate(), null);
    }
}
