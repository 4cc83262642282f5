import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { renderHocon } from "../node/hocon";
import type { CenmServiceArgs } from "./auth-service";
import type { CenmDatabase } from "./database";
import { paths } from "./files";
import { serviceHost } from "./membership";
import { type CenmPasswords, tlsPasswords } from "./passwords";
import { cenmPorts } from "./ports";
import { serviceDatabase } from "./service-database";
import { service, toAuth } from "./service-paths";
import { flagArguments } from "./start";
import { cenmRelease } from "./versions";
import { cenmWorkload } from "./workload";
import { planZoneConf, planZoneFlags, type ZoneConfArgs, zoneFlagFiles } from "./zone-conf";

/** Keeps where the other services are administered, and the configurations of those that an angel runs. */
export class ZoneService extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:cenm:ZoneService";
    readonly workload: kubernetes.apps.v1.StatefulSet;

    constructor(name: string, { membership, dependsOn }: CenmServiceArgs, opts?: pulumi.ComponentResourceOptions) {
        super(ZoneService.__pulumiType, name, {}, opts);
        const { args, passwords } = membership;
        const database = serviceDatabase(membership, "zone", this);
        const auth = { host: serviceHost(membership.name, args.namespaceName, "auth"), port: cenmPorts.auth };
        const hasFile = cenmRelease(args.version).configurationFile.zone;
        const planned = (all: CenmPasswords, plan: CenmDatabase): ZoneConfArgs => ({
            database: plan,
            auth,
            tls: tlsPasswords(all, "zone"),
        });
        this.workload = cenmWorkload(
            {
                membership,
                identity: "zone",
                image: args.images.zone,
                start: {
                    jar: "zone.jar",
                    ...(hasFile
                        ? { arguments: ["--config-file", `${paths.configuration}/zone.conf`] }
                        : flagArguments(planZoneFlags({ auth, database: database.address }))),
                },
                configuration: pulumi
                    .all([passwords, database.plan])
                    .apply(([all, plan]): Record<string, string> =>
                        hasFile
                            ? { "zone.conf": renderHocon(planZoneConf(planned(all, plan))) }
                            : zoneFlagFiles(planned(all, plan)),
                    ),
                database,
                port: cenmPorts.zoneAdmin,
                from: [
                    ...(["gateway", "signing-gateway"] as const).map((of) =>
                        service(membership, of, cenmPorts.zoneAdmin),
                    ),
                    ...angels(membership.args.zoneTokens).map((of) => service(membership, of, cenmPorts.zone)),
                ],
                to: [toAuth(membership)],
                dependsOn,
            },
            this,
        ).workload;
        this.registerOutputs({});
    }
}

/** The services that an angel runs. */
function angels(tokens: CenmServiceArgs["membership"]["args"]["zoneTokens"]) {
    return [
        ...(tokens?.identityManager === undefined ? [] : (["identity-manager"] as const)),
        ...(tokens?.signer === undefined ? [] : (["signer"] as const)),
        ...(tokens?.networkMap === undefined ? [] : (["network-map"] as const)),
    ];
}
