package corda.pods.zone;

import java.security.cert.TrustAnchor;
import net.corda.core.internal.InternalUtils;
import net.corda.core.internal.SignedDataWithCert;
import net.corda.core.node.NetworkParameters;
import net.corda.nodeapi.internal.KeyStoreConfigHelpersKt;
import net.corda.nodeapi.internal.crypto.CertificateAndKeyPair;
import net.corda.nodeapi.internal.network.NetworkMap;

/**
 * Signs as a dev zone's operator. Corda's dev root key is public, so nothing here is a secret: fresh keys under that
 * root are as good after a restart as the old ones, and none needs to be stored.
 */
final class ZoneSigner {
    private final CertificateAndKeyPair root = KeyStoreConfigHelpersKt.getDEV_ROOT_CA();
    private final CertificateAndKeyPair mapCa = KeyStoreConfigHelpersKt.createDevNetworkMapCa(root);
    private final CertificateAndKeyPair parametersCa = KeyStoreConfigHelpersKt.createDevNetworkParametersCa(root);

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
