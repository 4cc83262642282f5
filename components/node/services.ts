import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { P2pEndpoint } from "../../infra/p2p-endpoint";
import { entrance, exposed } from "../p2p-entrance";
import { ports } from "../ports";

/** Arguments of {@link nodeServices}. */
export interface NodeServicesArgs {
    readonly namespace: pulumi.Input<string>;
    readonly labels: Record<string, string>;
    readonly selector: Record<string, string>;
    /** Undefined behind a firewall, whose float has the address. */
    readonly endpoint?: P2pEndpoint;
}

/**
 * The Services of a node. P2P is the only one a platform may show to the world; its name resolves while the node
 * still starts. RPC and metrics stay inside the cluster. `up` does not wait for their endpoints: the StatefulSet's
 * readiness says the same, and waiting for both would hide its reason.
 */
export function nodeServices(
    name: string,
    args: NodeServicesArgs,
    opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
    const service = (
        suffix: string,
        port: number,
        extra: kubernetes.types.input.core.v1.ServiceSpec,
        endpoint?: P2pEndpoint,
    ) =>
        new kubernetes.core.v1.Service(
            `${name}${suffix}`,
            {
                metadata: {
                    name: `${name}${suffix}`,
                    namespace: args.namespace,
                    labels: args.labels,
                    annotations: { "pulumi.com/skipAwait": "true", ...endpoint?.serviceAnnotations },
                },
                spec: {
                    selector: args.selector,
                    ports: [{ name: suffix === "" ? "p2p" : suffix.slice(1), port, targetPort: port }],
                    ...extra,
                },
            },
            { ...opts, dependsOn: [...(endpoint?.requires ?? [])] },
        );
    const { endpoint } = args;
    return [
        ...(endpoint === undefined
            ? []
            : [
                  ...exposed(
                      endpoint,
                      { name, namespace: args.namespace, port: ports.p2p },
                      service("", ports.p2p, { ...entrance(endpoint), publishNotReadyAddresses: true }, endpoint),
                      opts,
                  ),
              ]),
        service("-rpc", ports.rpc, { type: "ClusterIP" }),
        service("-metrics", ports.metrics, { type: "ClusterIP", publishNotReadyAddresses: true }),
    ];
}
