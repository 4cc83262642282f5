import type * as pulumi from "@pulumi/pulumi";
import type { NetworkConfig } from "../../config/network";
import type { FoundingZone } from "../notary/founding";
import { NotaryCluster } from "../notary/notary-cluster";
import type { NetworkImages } from "./images";
import { externalDatabase, type MemberContext, memberArgs, releaseOf } from "./member";

/** The highly available notaries of a network. */
export function createNotaryClusters(
    config: NetworkConfig,
    context: MemberContext & { readonly images: NetworkImages; readonly founding?: FoundingZone },
    opts: pulumi.ComponentResourceOptions,
): NotaryCluster[] {
    const { zone, platform, name: partOf } = context.network;
    if (zone.kind !== "doorman") {
        return [];
    }
    const release = releaseOf(config);
    return config.notaryClusters.map(
        (cluster) =>
            new NotaryCluster(
                cluster.name,
                {
                    legalName: cluster.legalName,
                    database: externalDatabase(cluster.database, context.secrets),
                    workers: cluster.workers.map((worker) => ({ ...memberArgs(worker, context), name: worker.name })),
                    hsm: context.hsm(cluster.keys.service, release.version),
                    zone,
                    founding: context.founding,
                    haUtilities: context.images.haUtilities(release),
                    storageClass: platform.storage.ledger,
                    secrets: context.secrets,
                    partOf,
                },
                opts,
            ),
    );
}
