import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { renderHocon } from "../node/hocon";
import { hasAngel, serviceStart } from "./angel-start";
import type { CenmNotary } from "./args";
import type { CenmServiceArgs } from "./auth-service";
import { serviceHost } from "./membership";
import { planNetworkMapConf } from "./network-map-conf";
import { InitialNetworkParameters } from "./network-parameters";
import { tlsPasswords } from "./passwords";
import { cenmPorts } from "./ports";
import { serviceDatabase } from "./service-database";
import { fromIngress, fromParticipants, service, toAuth, toZone } from "./service-paths";
import { cenmWorkload } from "./workload";

/** Arguments of {@link CenmNetworkMap}. */
export interface CenmNetworkMapArgs extends CenmServiceArgs {
    /** The notaries of the initial network parameters, in the order in which flows will find them. */
    readonly notaries: readonly CenmNotary[];
}

/** The network map of a zone. It starts when its database has the network parameters of the beginning. */
export class CenmNetworkMap extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:cenm:CenmNetworkMap";
    readonly workload: kubernetes.apps.v1.StatefulSet;

    constructor(
        name: string,
        { membership, notaries, dependsOn }: CenmNetworkMapArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(CenmNetworkMap.__pulumiType, name, {}, opts);
        const { args, passwords } = membership;
        const database = serviceDatabase(membership, "networkMap", this);
        const host = (of: "auth" | "identity-manager") => serviceHost(membership.name, args.namespaceName, of);
        const text = pulumi.secret(
            pulumi.all([passwords, database.plan]).apply(([all, plan]) =>
                renderHocon(
                    planNetworkMapConf({
                        database: plan,
                        auth: { host: host("auth"), port: cenmPorts.auth },
                        tls: tlsPasswords(all, "network-map"),
                        identityManagerHost: host("identity-manager"),
                        minimumPlatformVersion: args.parameters.minimumPlatformVersion,
                    }),
                ),
            ),
        );
        const parameters = new InitialNetworkParameters(
            `${membership.name}-network-parameters`,
            { membership, notaries, database, networkMapConf: text, dependsOn },
            { parent: this },
        );
        this.workload = cenmWorkload(
            {
                membership,
                identity: "network-map",
                image: args.images.networkMap,
                ...serviceStart(membership, "network-map", { jar: "networkmap.jar", file: "networkmap.conf", text }),
                database,
                port: cenmPorts.http,
                readyPath: "/network-map/my-hostname",
                from: [
                    ...fromIngress(membership, "networkMap", cenmPorts.http),
                    ...fromParticipants(membership, "node", "registration", "ha-utilities"),
                    service(membership, "signer", cenmPorts.networkMap),
                    service(membership, "gateway", cenmPorts.admin),
                ],
                to: [
                    service(membership, "identity-manager", cenmPorts.issuance, cenmPorts.revocation),
                    toAuth(membership),
                    ...(hasAngel(membership, "network-map") ? [toZone(membership)] : []),
                ],
                dependsOn: [parameters.job],
            },
            this,
        ).workload;
        this.registerOutputs({});
    }
}
