import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { CenmAddresses } from "./addresses";
import type { CenmArgs, CenmZone } from "./args";
import { AuthService } from "./auth-service";
import { Gateway } from "./gateway";
import { IdentityManager } from "./identity-manager";
import { cenmLogging } from "./logging";
import { type CenmMembership, partLabels } from "./membership";
import { CenmNetworkMap } from "./network-map";
import { cenmPasswords } from "./passwords";
import { PkiTool } from "./pki-tool";
import { Signer } from "./signer";
import { cenmZone } from "./zone";
import { ZoneService } from "./zone-service";

/**
 * A compatibility zone of one's own on Corda Enterprise Network Manager: addresses, then the certificates that name
 * them, auth and zone service, gateways, identity manager and signer, then the notaries' registration, and with their
 * node infos the network parameters and the network map.
 */
export class Cenm extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:cenm:Cenm";
    /** How participants reach the zone and what they trust. */
    readonly zone: CenmZone;
    /** Name of the Secret with the first operator's user name and password. */
    readonly adminSecret: pulumi.Output<string>;
    /** Ready when participants can register: the identity manager answers and the signer runs. */
    readonly registration: readonly pulumi.Resource[];
    /** Ready when nodes can start: the network map answers. Its map is there when it is signed. */
    readonly networkMap: kubernetes.apps.v1.StatefulSet;

    constructor(name: string, args: CenmArgs, opts?: pulumi.ComponentResourceOptions) {
        super(Cenm.__pulumiType, name, { version: args.version, crlHost: args.crlHost }, opts);
        const child = { parent: this };
        this.zone = cenmZone(name, args);
        const membership: CenmMembership = {
            name,
            args,
            passwords: cenmPasswords(name, { ...child, protect: args.protection === "protected" }),
            logging: new kubernetes.core.v1.ConfigMap(
                `${name}-logging`,
                {
                    // A fixed name: a new log level reaches the running services.
                    metadata: {
                        name: `${name}-logging`,
                        namespace: args.namespace,
                        labels: partLabels({ args }, name, "cenm"),
                    },
                    data: { "log4j2.xml": cenmLogging(args.logLevel) },
                },
                child,
            ).metadata.name,
        };
        const addresses = new CenmAddresses(`${name}-addresses`, { zone: name, args }, child);
        const pki = new PkiTool(`${name}-pki`, { membership, dependsOn: addresses.resources }, child);
        const auth = new AuthService(`${name}-auth`, { membership, dependsOn: [pki.job] }, child);
        this.adminSecret = auth.adminSecret;
        const zone = new ZoneService(`${name}-zone`, { membership, dependsOn: [auth.workload] }, child);
        const afterZone = { membership, dependsOn: [zone.workload] };
        for (const identity of ["gateway", "signing-gateway"] as const) {
            new Gateway(`${name}-${identity}`, { ...afterZone, identity }, child);
        }
        const signer = new Signer(`${name}-signer`, afterZone, child);
        const identityManager = new IdentityManager(`${name}-identity-manager`, afterZone, child);
        this.registration = [identityManager.workload, signer.workload];
        const notaries = args.registerNotaries({ zone: this.zone, dependsOn: this.registration });
        this.networkMap = new CenmNetworkMap(
            `${name}-network-map`,
            { membership, notaries, dependsOn: this.registration },
            child,
        ).workload;
        this.registerOutputs({ zone: this.zone });
    }
}
