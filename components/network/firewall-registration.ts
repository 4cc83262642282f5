import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { FirewallConfig } from "../../config/firewall";
import { planRegistrationConf } from "../firewall/firewall-conf";
import { nodesBehindFirewall } from "../firewall/key-stores";
import { firewallCryptoService } from "../hsm/crypto-service";
import { labels } from "../labels";
import { renderHocon } from "../node/hocon";
import type { CordaNode } from "../node/node";
import { HaUtilities } from "../registration/ha-utilities";
import { generatedOnce, randomPassword } from "../secrets/generated";
import type { OutsideKeeping } from "../secrets/outside-keeping";
import type { SecretSource } from "../secrets/source";
import type { LedgerProtection } from "../volumes/ledger-volume";
import type { FirewallContext } from "./broker";

/** What a bridge finds of its nodes' registration. */
export interface RegisteredFirewall {
    readonly utilities: HaUtilities;
    /** Name of the Secret with the passwords. */
    readonly secret: string;
    /** Where key store, trust store and network parameters are. */
    readonly files: SecretSource;
}

/** Registers all nodes behind a firewall at once, and puts their TLS keys where the bridge has its own. */
export function registerBehindFirewall(
    config: FirewallConfig,
    nodes: readonly CordaNode[],
    certificates: (node: string) => string,
    context: FirewallContext & { readonly before: readonly pulumi.Resource[]; readonly protection: LedgerProtection },
    opts: pulumi.ComponentResourceOptions,
): RegisteredFirewall {
    const { network, images, release, zone, protection, secrets } = context;
    const name = `${config.name}-registration`;
    const secret = `${config.name}-bridge-certificates`;
    const tls = context.hsm(config.keys.tls, release.version);
    const outside = secrets.keeping();
    const ofBridge = outside !== undefined && hasRoom(outside) ? outside : undefined;
    const [first] = nodes;
    if (first === undefined) {
        throw new Error(`nobody is behind firewall ${config.name}, which the configuration's check let through`);
    }
    const passwords = generatedOnce(`${name}-passwords`, () => ({ password: randomPassword() }), {
        ...opts,
        protect: protection === "protected",
    });
    const conf = new kubernetes.core.v1.Secret(
        `${name}-conf`,
        {
            metadata: {
                namespace: network.namespace,
                labels: labels({ name, component: "ha-utilities", partOf: network.name }),
            },
            stringData: {
                "firewall.conf": pulumi.secret(
                    pulumi
                        .all([passwords.password, first.passwords.trustStore])
                        .apply(([keyStorePassword, trustStorePassword]) =>
                            renderHocon(
                                planRegistrationConf({
                                    version: release.version,
                                    keyStorePassword,
                                    trustStorePassword,
                                    hsm: tls && firewallCryptoService(tls),
                                }),
                            ),
                        ),
                ),
            },
        },
        opts,
    );
    const utilities = new HaUtilities(
        name,
        {
            namespace: network.namespace,
            image: images.haUtilities(release),
            release,
            task: {
                kind: "register-nodes",
                outside,
                rootTrustStore: zone.rootTrustStore,
                nodes: nodes.map((node) => ({
                    name: node.name,
                    nodeConf: node.nodeConfSecret,
                    secret: certificates(node.name),
                })),
                bridge: {
                    firewallConf: conf.metadata.name,
                    secret,
                    outside: ofBridge,
                    // The trust store is the first node's, and opens with its password.
                    passwords: { password: passwords.password, trustStorePassword: first.passwords.trustStore },
                },
            },
            volume: { storageClass: network.platform.storage.ledger, protection },
            zone,
            hsms: [tls, ...nodes.flatMap((node) => node.hsms)].filter((hsm) => hsm !== undefined),
            approvalSeconds: zone.approvalMinutes * 60,
            partOf: network.name,
            dependsOn: context.before,
        },
        opts,
    );
    return { utilities, secret, files: ofBridge === undefined ? secret : secrets.kept(secret) };
}

/** What a node adds to a bridge's key store at most: a key and a chain of four certificates, in bytes. */
const ofOneNode = 4_000;

/** Whether a bridge's key store fits, of as many nodes as it may get: it never moves because of one more. */
function hasRoom({ largestValue = Infinity }: OutsideKeeping): boolean {
    return (nodesBehindFirewall * ofOneNode * 4) / 3 <= largestValue;
}
