import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { AksPlatform } from "../../../infra/aks/aks";
import type { P2pEndpoint } from "../../../infra/p2p-endpoint";
import type { PlatformDatabase } from "../../../infra/platform-database";
import type { PodIdentity } from "../../../infra/pod-identity";

/** What a platform gave to a network that uses everything it has. */
export interface Given {
    readonly bank: P2pEndpoint;
    readonly float: P2pEndpoint;
    readonly database: PlatformDatabase;
    readonly keyUser: PodIdentity;
    readonly reader: PodIdentity;
}

/** The password of the database; it must never be seen in clear. */
export const canary = "canary-of-the-database";

/** Asks a platform for everything that it can give: addresses, a database, identities, files of a secret. */
export function askEverything(platform: AksPlatform): Given {
    const namespace = "corda";
    const address = (name: string, at = namespace) => platform.p2pEndpoint({ name, namespace: at, port: 10002 });
    const given: Given = {
        bank: address("bank-a"),
        float: address("edge-float", "dmz"),
        database: platform.database("bank-a-db", {
            password: pulumi.secret(canary),
            storage: "100Gi",
            size: "medium",
            ledger: "protected",
        }),
        keyUser: platform.podIdentity({ name: "bank-a", namespace }, { useHsmKeys: true }),
        reader: platform.podIdentity(
            { name: "backup", namespace },
            {
                readSecrets: ["network-root--password"],
                writeSecrets: ["bank-a--keystore"],
                readBackups: ["bank-a"],
                writeBackups: ["bank-a", "bank-b"],
            },
        ),
    };
    platform.podIdentity({ name: "bank-b", namespace }, { useHsmKeys: true });
    mountNetworkRoot(platform, namespace);
    return given;
}

/** Makes what a component makes of the store's answer, twice of one account: another volume reads one of the keys too. */
function mountNetworkRoot({ secrets, kubernetes: provider }: AksPlatform, namespace: string): void {
    if (secrets.kind === "kubernetes") {
        return;
    }
    for (const [name, keys] of [
        ["network-root", ["network-root-truststore.jks", "password"]],
        ["network-root-password", ["password"]],
    ] as const) {
        const {
            provider: cloud,
            parameters,
            requires,
        } = secrets.mount({
            account: { name: "bank-a", namespace },
            secret: "network-root",
            keys,
        });
        new kubernetes.apiextensions.CustomResource(
            `aks-secrets-${name}`,
            {
                apiVersion: "secrets-store.csi.x-k8s.io/v1",
                kind: "SecretProviderClass",
                metadata: { name: `bank-a-${name}`, namespace },
                spec: { provider: cloud, parameters },
            },
            { parent: provider, provider, dependsOn: [...requires] },
        );
    }
}
