import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { Path } from "../isolation/policies";
import { renderHocon } from "../node/hocon";
import { hasAngel, serviceStart } from "./angel-start";
import type { CenmApproval } from "./args";
import type { CenmServiceArgs } from "./auth-service";
import { planIdentityManagerConf } from "./identity-manager-conf";
import { serviceHost } from "./membership";
import { tlsPasswords } from "./passwords";
import { cenmPorts } from "./ports";
import { serviceDatabase } from "./service-database";
import { fromIngress, fromParticipants, service, toAuth, toZone } from "./service-paths";
import { cenmWorkload } from "./workload";

/** Takes requests for certificates and their revocation, and serves the CRLs that every connection of a node asks for. */
export class IdentityManager extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:cenm:IdentityManager";
    readonly workload: kubernetes.apps.v1.StatefulSet;

    constructor(name: string, { membership, dependsOn }: CenmServiceArgs, opts?: pulumi.ComponentResourceOptions) {
        super(IdentityManager.__pulumiType, name, {}, opts);
        const { args, passwords } = membership;
        const { issuance, revocation } = args.approval;
        const database = serviceDatabase(membership, "identityManager", this);
        const text = pulumi
            .all([passwords, database.plan, pulumi.output(issuance), pulumi.output(revocation)])
            .apply(([all, plan, ofCertificates, ofRevocations]) =>
                renderHocon(
                    planIdentityManagerConf({
                        database: plan,
                        auth: { host: serviceHost(membership.name, args.namespaceName, "auth"), port: cenmPorts.auth },
                        tls: tlsPasswords(all, "identity-manager"),
                        issuance: ofCertificates,
                        revocation: ofRevocations,
                        minimumPlatformVersion: args.parameters.minimumPlatformVersion,
                    }),
                ),
            );
        this.workload = cenmWorkload(
            {
                membership,
                identity: "identity-manager",
                image: args.images.identityManager,
                ...serviceStart(membership, "identity-manager", {
                    jar: "identitymanager.jar",
                    file: "identitymanager.conf",
                    text,
                }),
                database,
                port: cenmPorts.http,
                readyPath: "/certificate-revocation-list/root",
                from: [
                    ...fromIngress(membership, "identityManager", cenmPorts.http),
                    // Everybody who checks a certificate asks for CRLs.
                    ...fromParticipants(membership, "node", "registration", "ha-utilities", "bridge", "float"),
                    ...(["signer", "network-map"] as const).map((of) =>
                        service(membership, of, cenmPorts.issuance, cenmPorts.revocation),
                    ),
                    service(membership, "gateway", cenmPorts.admin),
                ],
                to: [
                    toAuth(membership),
                    ...(hasAngel(membership, "identity-manager") ? [toZone(membership)] : []),
                    ...[issuance, revocation].flatMap(toApproval),
                ],
                dependsOn,
            },
            this,
        ).workload;
        this.registerOutputs({});
    }
}

function toApproval(approval: CenmApproval): Path[] {
    return approval.plugin === "jira" ? [...approval.endpoints] : [];
}
