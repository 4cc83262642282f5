import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { renderHocon } from "../node/hocon";
import { hasAngel, serviceStart } from "./angel-start";
import type { CenmServiceArgs } from "./auth-service";
import { serviceHost } from "./membership";
import { type CenmPasswords, tlsPasswords } from "./passwords";
import { cenmPorts } from "./ports";
import { service, toAuth, toZone } from "./service-paths";
import { planSignerConf, type SigningKeys } from "./signer-conf";
import { cenmWorkload } from "./workload";

/**
 * Holds the keys that make a zone, or the way to them. It goes to identity manager, network map, auth service and its
 * HSM; to it comes the signing gateway. Nothing of it is reached from outside of the cluster, nor is anything there
 * reached from it.
 */
export class Signer extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:cenm:Signer";
    readonly workload: kubernetes.apps.v1.StatefulSet;

    constructor(name: string, { membership, dependsOn }: CenmServiceArgs, opts?: pulumi.ComponentResourceOptions) {
        super(Signer.__pulumiType, name, {}, opts);
        const { args, passwords } = membership;
        const host = (of: "auth" | "identity-manager" | "network-map") =>
            serviceHost(membership.name, args.namespaceName, of);
        const text = pulumi.all([passwords, signingKeys(membership)]).apply(([all, keys]) =>
            renderHocon(
                planSignerConf({
                    version: args.version,
                    keys,
                    identityManagerHost: host("identity-manager"),
                    networkMapHost: host("network-map"),
                    auth: { host: host("auth"), port: cenmPorts.auth },
                    tls: tlsPasswords(all, "signer"),
                    crlHost: args.crlHost,
                    schedules: args.schedules,
                }),
            ),
        );
        this.workload = cenmWorkload(
            {
                membership,
                identity: "signer",
                image: args.images.signer,
                ...serviceStart(membership, "signer", { jar: "signer.jar", file: "signer.conf", text }),
                usesHsm: true,
                port: cenmPorts.admin,
                from: [service(membership, "signing-gateway", cenmPorts.admin)],
                to: [
                    service(membership, "identity-manager", cenmPorts.issuance, cenmPorts.revocation),
                    service(membership, "network-map", cenmPorts.networkMap),
                    toAuth(membership),
                    ...(hasAngel(membership, "signer") ? [toZone(membership)] : []),
                ],
                dependsOn,
            },
            this,
        ).workload;
        this.registerOutputs({});
    }
}

function signingKeys({ args, passwords }: CenmServiceArgs["membership"]): pulumi.Output<SigningKeys> {
    const { hsm } = args;
    const local = ({ pki }: CenmPasswords): SigningKeys => ({
        kind: "local",
        identityManager: pki.authorities["identity-manager"],
        networkMap: pki.authorities["network-map"],
    });
    return hsm === undefined
        ? passwords.apply(local)
        : pulumi.all([passwords, hsm.device]).apply(([{ pki }, device]): SigningKeys => ({
              kind: "hsm",
              device,
              client: { jars: hsm.client.jars, sharedLibraries: hsm.client.sharedLibraries },
              certificatesPassword: pki.certificates,
          }));
}
