import type * as pulumi from "@pulumi/pulumi";
import { EncryptionKey } from "./encryption-key";
import { keyPolicy, logsKeyPolicy, type Place, volumesKeyPolicy } from "./iam-policies";

/** The keys that every cluster has, one for each purpose: who may read logs can't read Secrets. */
export interface ClusterKeys {
    /** Of what etcd keeps in Secrets. */
    readonly etcd: EncryptionKey;
    readonly logs: EncryptionKey;
    /** Of machines' disks and pods' volumes. */
    readonly volumes: EncryptionKey;
}

/** Makes a cluster's keys. */
export function clusterKeys(
    name: string,
    { place, cluster, protect }: { readonly place: Place; readonly cluster: string; readonly protect: boolean },
    opts: pulumi.ComponentResourceOptions,
): ClusterKeys {
    const key = (purpose: string, description: string, policy: string) =>
        new EncryptionKey(
            `${name}-${purpose}-key`,
            { description: `${description} of ${cluster}`, alias: `${cluster}/${purpose}`, policy, protect },
            opts,
        );
    return {
        etcd: key("etcd", "Secrets in etcd", keyPolicy(place)),
        logs: key("logs", "Logs", logsKeyPolicy(place, [`/aws/eks/${cluster}/cluster`, `/corda/${cluster}/flows`])),
        volumes: key("volumes", "Volumes", volumesKeyPolicy(place)),
    };
}
