import { KubeConfig } from "@kubernetes/client-node";
import type { MemberOutput, RpcClientsOutput } from "../operations/rpc-client";
import type { Cluster } from "./cluster/cluster";
import { importImage } from "./cluster/cluster";
import { buildImages } from "./images/build";
import { mirrorArtifacts } from "./mirror";
import { explainProtectedLedgers } from "./protected-ledgers";
import type { Session } from "./pulumi-session";
import type { Report } from "./report";
import type { ProjectStack } from "./stack-file";

/** The stack's outputs. */
export interface NetworkOutputs {
    readonly namespace: string;
    readonly members: Readonly<Record<string, MemberOutput>>;
    readonly rpcClients: RpcClientsOutput;
}

/** Builds the images of a stack's versions and hands them to the cluster; what is there already is left alone. */
export async function provideImages(cluster: Cluster, stack: ProjectStack, report: Report): Promise<string> {
    const references = new Set<string>();
    for (const cordaVersion of stack.versions) {
        for (const image of await buildImages({ cordaVersion, report })) {
            if (!references.has(image.reference)) {
                report(`importing ${image.reference}`);
                await importImage(cluster, image.archive, image.reference);
                references.add(image.reference);
            }
        }
    }
    return `${references.size} images`;
}

/** Puts a stack's CorDapps into the mirror that the cluster's pods fetch from. */
export async function provideCordapps(stack: ProjectStack, report: Report): Promise<string> {
    await mirrorArtifacts([...stack.cordapps], report);
    return `${stack.cordapps.length} CorDapps`;
}

/**
 * Brings the stack up. Says what changed, or that nothing did. It is previewed first: what a policy refuses is then not
 * begun, and the engine refuses to delete a protected ledger only when everything else has been done, when its peers have
 * lost it already.
 */
export async function bringUp(session: Session, report: Report): Promise<string> {
    await session.run(["preview"], report).catch((error: unknown) => {
        throw explainProtectedLedgers(error);
    });
    // Also where the preview shows nothing: it doesn't count what changes in the state alone, like a ledger's protection.
    const changes = await session.run(["up", "--yes", "--skip-preview"], report);
    const changed = Object.entries(changes).filter(([operation, count]) => operation !== "same" && count > 0);
    return changed.length === 0
        ? "nothing changed"
        : changed.map(([operation, count]) => `${count} ${operation}`).join(", ");
}

/** The cluster's kubeconfig, loaded. */
export function kubeconfigOf(cluster: Cluster): KubeConfig {
    const kubeconfig = new KubeConfig();
    kubeconfig.loadFromFile(cluster.kubeconfig);
    kubeconfig.setCurrentContext(cluster.context);
    return kubeconfig;
}
