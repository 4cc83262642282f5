import * as pulumi from "@pulumi/pulumi";

/** What a Service of the program looks like, as far as it matters here. */
interface DeclaredService {
    readonly type?: unknown;
    readonly selector?: Readonly<Record<string, string>>;
    readonly ports?: readonly { readonly port: number; readonly targetPort?: unknown }[];
}

/**
 * Refuses a program that would show more ports of one pod to the world than its platform does. Services count together
 * when they select the same pods.
 *
 * @throws RunError naming the Service, its ports and the way out, when the Service that is too much is declared.
 */
export function limitPublicPorts(limit: number): pulumi.ResourceTransformation {
    const shown = new Map<string, Set<unknown>>();
    return ({ type, name, props }) => {
        if (type !== "kubernetes:core/v1:Service") {
            return undefined;
        }
        const { spec = {} } = props as { readonly spec?: DeclaredService };
        if (spec.type === "LoadBalancer" || spec.type === "NodePort") {
            const pods = JSON.stringify(Object.entries(spec.selector ?? {}).sort());
            const ports = shown.get(pods) ?? new Set();
            spec.ports?.forEach(({ port, targetPort }) => ports.add(targetPort ?? port));
            shown.set(pods, ports);
            if (ports.size > limit) {
                throw new pulumi.RunError(
                    `corda:platform.flavour: Service ${name} would show the ports ${[...ports].join(", ")} of one pod to ` +
                        `the world, and this platform shows ${limit} — keep only P2P public and reach the others from ` +
                        "inside the cluster",
                );
            }
        }
        return undefined;
    };
}
