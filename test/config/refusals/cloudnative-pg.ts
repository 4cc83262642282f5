import { parse } from "yaml";
import { stackFile } from "../../program/topologies/topologies";
import { namedSecrets } from "../../program/stack-file";
import type { Raw } from "../fixture";
import { type Refusals, secret } from "./row";

/** The stack file of a database of several copies, which has no mistake in it. */
export function cloudNativePgStack(): Raw {
    const { config } = parse(stackFile("cloudnative-pg")) as { readonly config: Readonly<Record<string, Raw>> };
    const [platform, network] = [config["corda:platform"], config["corda:network"]];
    return { platform, network, secrets: namedSecrets(network, platform) };
}

const at = "network.nodes[0].database";
const made = "is not known — this database is made here; write kind: external for one that is there";
const copies = "is not known — did you mean instances? The one that writes is counted too";
const digest = `@sha256:${"0123456789abcdef".repeat(4)}`;
const example = "registry.example.com/corda/cloudnative-pg-postgresql:15.18@sha256:<digest>";

/** Mistakes in a database of several copies, in its image, and in the platform that is to have its operator. */
export const cloudNativePgRefusals: Refusals = {
    "a database of several copies": [
        [
            `${at}.instances`,
            2,
            `corda:${at}.instances: is two: a commit waits until a second copy has it, so that losing either would stop the node — write 3, or 1 for a single copy`,
        ],
        [`${at}.instances`, 0, `corda:${at}.instances: is less than one — write 3, or 1 for a single copy`],
        [
            `${at}.instances`,
            6,
            `corda:${at}.instances: is more than five — write 3, 4 or 5: every further copy makes commits wait`,
        ],
        [`${at}.instances`, 3.5, `corda:${at}.instances: is not a whole number — write 1, 3, 4 or 5`],
        [`${at}.replicas`, 3, `corda:${at}.replicas: ${copies}`],
        [`${at}.standbys`, 2, `corda:${at}.standbys: ${copies}`],
        [
            `${at}.password`,
            "hunter2",
            `corda:${at}.password: ${secret} — remove it; the database's password is generated and kept encrypted`,
        ],
        [`${at}.url`, "jdbc:postgresql://db.example.com/corda", `corda:${at}.url: ${made}`],
        [`${at}.hosts`, ["db.example.com"], `corda:${at}.hosts: ${made}`],
        [`${at}.version`, "16", `corda:${at}.version: is not known here — the image's tag says it: set image`],
        [
            `${at}.storageClass`,
            "gp3",
            `corda:${at}.storageClass: is not known here — it is the class of all ledgers: set platform.storage.ledger`,
        ],
        [`${at}.backups`, "daily", `corda:${at}.backups: is not known — did you mean snapshots?`],
        [
            `${at}.snapshots`,
            "hourly",
            `corda:${at}.snapshots: would pile up, because nobody deletes a snapshot — write daily or weekly`,
        ],
        [
            `${at}.walStorage`,
            "1Mi",
            `corda:${at}.walStorage: "1Mi" is too small for a volume — give at least 256Mi; was a unit such as Gi forgotten?`,
        ],
        [
            "network.brokers",
            [{ name: "bank-a-db-1" }],
            'corda:network.brokers[0].name: nobody uses "bank-a-db-1" — name it on a firewall, or remove it',
            "corda:network.brokers[0].name: begins with bank-a-db-, as everything does that the operator makes for bank-a's database — choose another name",
        ],
        [`${at}.kind`, "cnpg", `corda:${at}.kind: is not known — the word is "cloudnative-pg"`],
    ],
    "the image of its copies": [
        [
            "network.images.cloudNativePg",
            undefined,
            `corda:${at}.image: is missing, and the digest of CloudNativePG's PostgreSQL is yours to choose — add network.images.cloudNativePg for all members, or an image here`,
        ],
        [
            "network.images.cloudNativePg",
            "registry.example.com/postgresql:16.14",
            `corda:network.images.cloudNativePg: "registry.example.com/postgresql:16.14" has no digest, and a copy that is made later has to be the same — write ${example}`,
        ],
        [
            "network.images.cloudNativePg",
            `pg${digest}`,
            `corda:network.images.cloudNativePg: "pg@sha256:0123456789abcdef0123456789abcdef0123456789abcde…" has no tag that begins with PostgreSQL's version, by which the operator knows it — write ${example}`,
        ],
        [
            `${at}.image`,
            `pg:13.1${digest}`,
            `corda:${at}.image: is PostgreSQL 13, and the operator runs 14 to 18 — take one of these`,
        ],
        [
            "network.images.cloudNativePg",
            `pg:17.6${digest}`,
            `corda:${at}.kind: a database in the cluster is PostgreSQL 17, and Corda Enterprise 4.12 is supported with 12, 13, 14, 15, 16 — take an image of one of these`,
        ],
        ["network.images.cnpg", "pg", "corda:network.images.cnpg: is not known — did you mean cloudNativePg?"],
    ],
    "the operator of its copies": [
        [
            "platform.databaseOperator",
            undefined,
            `corda:${at}.kind: is kept running by an operator that the platform doesn't have — install CloudNativePG there, and add platform.databaseOperator: { namespace: cnpg-system }`,
        ],
        [
            "platform",
            { kind: "minikube" },
            `corda:${at}.kind: keeps copies on several machines, and here there is one: copies on it protect nothing — write kind: postgresql`,
        ],
        [
            "platform.databaseOperator.namespace",
            "CNPG",
            'corda:platform.databaseOperator.namespace: "CNPG" is no name of a namespace — write the one that `kubectl get deployments -A -l app.kubernetes.io/name=cloudnative-pg` shows',
        ],
        [
            "platform.databaseOperator.chart",
            "oci://registry.example.com/charts/cloudnative-pg",
            "corda:platform.databaseOperator.chart: is not known with existing, where the operator has to be there already — remove it, and name its namespace",
        ],
        [
            "platform.databaseOperator.kubernetesApi",
            [],
            "corda:platform.databaseOperator.kubernetesApi: is an empty list — name the API server's addresses, or leave it out for private ones",
        ],
        [
            "platform.storage.snapshots",
            undefined,
            `corda:${at}.snapshots: need a class of snapshots, and the platform names none — add platform.storage.snapshots (\`kubectl get volumesnapshotclass\`), or remove it`,
        ],
        [
            "platform.storage.snapshots",
            "EBS snapshots",
            'corda:platform.storage.snapshots: "EBS snapshots" is no name of a class of snapshots — `kubectl get volumesnapshotclass` lists those of the cluster',
        ],
    ],
};
