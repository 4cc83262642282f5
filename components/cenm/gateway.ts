import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { renderHocon } from "../node/hocon";
import type { CenmServiceArgs } from "./auth-service";
import { paths } from "./files";
import { planGatewayConf } from "./gateway-conf";
import { serviceHost } from "./membership";
import { tlsPasswords } from "./passwords";
import { cenmPorts } from "./ports";
import { fromIngress, service, toAuth } from "./service-paths";
import { cenmWorkload } from "./workload";

/** Arguments of {@link Gateway}. */
export interface GatewayArgs extends CenmServiceArgs {
    /**
     * `gateway` administers zone, identity manager and network map, and may have a host outside; `signing-gateway` is
     * the only way to the signer and never has one.
     */
    readonly identity: "gateway" | "signing-gateway";
}

/**
 * Where operators log in, with R3's command-line tool or its console. What is signed by hand is signed through a
 * gateway of its own inside the cluster. Source: CENM docs, "Updating the network parameters".
 */
export class Gateway extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:cenm:Gateway";
    readonly workload: kubernetes.apps.v1.StatefulSet;

    constructor(
        name: string,
        { membership, identity, dependsOn }: GatewayArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Gateway.__pulumiType, name, { identity }, opts);
        const { args, passwords } = membership;
        const host = (of: "auth" | "zone") => serviceHost(membership.name, args.namespaceName, of);
        this.workload = cenmWorkload(
            {
                membership,
                identity,
                image: args.images.gateway,
                start: { jar: "gateway.jar", arguments: ["--config-file", `${paths.configuration}/gateway.conf`] },
                configuration: passwords.apply((all): Record<string, string> => ({
                    "gateway.conf": renderHocon(
                        planGatewayConf({
                            identity,
                            auth: { host: host("auth"), port: cenmPorts.auth },
                            zoneHost: host("zone"),
                            tls: tlsPasswords(all, identity),
                            client: { id: identity, secret: all.gateways[identity] },
                        }),
                    ),
                })),
                port: cenmPorts.gateway,
                from: identity === "gateway" ? fromIngress(membership, "gateway", cenmPorts.gateway) : [],
                to: [
                    toAuth(membership),
                    service(membership, "zone", cenmPorts.zoneAdmin),
                    ...(identity === "gateway"
                        ? (["identity-manager", "network-map"] as const)
                        : (["signer"] as const)
                    ).map((of) => service(membership, of, cenmPorts.admin)),
                ],
                dependsOn,
            },
            this,
        ).workload;
        this.registerOutputs({});
    }
}
