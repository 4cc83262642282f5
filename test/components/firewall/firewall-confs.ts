import {
    type BridgeConfArgs,
    type FloatConfArgs,
    planBridgeConf,
    planFloatConf,
    planSenderReceiverConf,
    type SenderReceiverConfArgs,
    type SslStores,
} from "../../../components/firewall/firewall-conf";
import { firewallCryptoService } from "../../../components/hsm/crypto-service";
import { fromFile } from "../../../components/hsm/template";
import { hsmOf } from "../hsm/hsms";

/** Key stores of a connection, under recognisable passwords. */
export function stores(connection: string, identity: string): SslStores {
    return {
        keyStore: `/${connection}/${identity}.jks`,
        keyStorePassword: fromFile(`/sources/${connection}-password/password`),
        trustStore: `/${connection}/truststore.jks`,
        trustStorePassword: fromFile(`/sources/${connection}-password/password`),
    };
}

/** A bridge between one broker with a standby and one float. */
export function bridge(version: string, differing: Partial<BridgeConfArgs> = {}): BridgeConfArgs {
    return {
        version,
        broker: "messaging.corda.svc.cluster.local:11005",
        alternateBrokers: ["messaging-standby.corda.svc.cluster.local:11005"],
        brokerSsl: stores("keystores", "artemisbridge"),
        p2pSsl: stores("p2p", "bridge"),
        networkParameters: "/sources/network-parameters/network-parameters",
        floats: ["edge-float-tunnel.dmz.svc.cluster.local:12005"],
        floatSubject: "CN=float, O=Corda, L=London, C=GB",
        tunnelSsl: stores("tunnel", "bridge"),
        ...differing,
    };
}

/** A float in a zone of its own. */
export function float(version: string, differing: Partial<FloatConfArgs> = {}): FloatConfArgs {
    return {
        version,
        bridgeSubject: "CN=bridge, O=Corda, L=London, C=GB",
        tunnelSsl: stores("tunnel", "float"),
        networkParameters: "/firewall/network-parameters",
        silencedIPs: ["10.20.0.1", "10.20.0.2"],
        healthCheckPhrase: "HelloCorda",
        ...differing,
    };
}

const hsm = () => firewallCryptoService(hsmOf("utimaco", "4.12"));
const proxy = {
    version: "SOCKS5",
    address: "proxy.example.com:1080",
    userName: "corda",
    password: fromFile("/sources/proxy-password/password"),
    timeout: 20_000,
} as const;

function senderReceiver(version: string): SenderReceiverConfArgs {
    const { broker, brokerSsl, p2pSsl, networkParameters } = bridge(version);
    return { version, broker, brokerSsl, p2pSsl, networkParameters, healthCheckPhrase: "HelloCorda" };
}

/** Every kind of firewall.conf that this product writes, by its golden file. */
export const confs = {
    bridge: (version: string) => planBridgeConf(bridge(version)),
    float: (version: string) => planFloatConf(float(version)),
    "bridge-proxy": (version: string) => planBridgeConf(bridge(version, { proxy })),
    "bridge-hsm": (version: string) =>
        planBridgeConf(
            bridge(version, {
                brokerSsl: { ...stores("keystores", "artemisbridge"), hsm: hsm() },
                p2pSsl: { ...stores("p2p", "bridge"), hsm: hsm() },
                tunnelSsl: { ...stores("tunnel", "bridge"), hsm: hsm() },
            }),
        ),
    "float-hsm": (version: string) =>
        planFloatConf(float(version, { tunnelSsl: { ...stores("tunnel", "float"), hsm: hsm() } })),
    "bridges-elected": (version: string) =>
        planBridgeConf(bridge(version, { election: { connection: "bully://localhost", priority: 10 } })),
    "sender-receiver": (version: string) => planSenderReceiverConf(senderReceiver(version)),
} as const;

/** Whether a kind has keys in an HSM. */
export const needsHsm = (kind: string): boolean => kind.endsWith("-hsm");
