import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { renderHocon } from "../node/hocon";
import { planAuthConf } from "./auth-conf";
import { paths } from "./files";
import { type CenmMembership, partLabels, serviceName } from "./membership";
import { tlsPasswords } from "./passwords";
import { licence } from "./pod-parts";
import { cenmPorts } from "./ports";
import { serviceDatabase } from "./service-database";
import { service } from "./service-paths";
import { cenmResources } from "./size";
import { startCommand } from "./start";
import { cenmWorkload } from "./workload";

/** Arguments of {@link AuthService} and of every other service that needs nothing but the zone. */
export interface CenmServiceArgs {
    readonly membership: CenmMembership;
    readonly dependsOn: readonly pulumi.Resource[];
}

const admin = { name: "admin", mountPath: "/etc/cenm/admin", readOnly: true };
const jar = "accounts-application.jar";
const configurationFile = ["--config-file", `${paths.configuration}/authservice.conf`];

/**
 * Operators' accounts. The first one is made before each start, which leaves an account alone that is there: so the
 * process that goes on running never knows its password.
 */
export class AuthService extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:cenm:AuthService";
    readonly workload: kubernetes.apps.v1.StatefulSet;
    /** Name of the Secret with the first operator's user name and password. */
    readonly adminSecret: pulumi.Output<string>;

    constructor(name: string, { membership, dependsOn }: CenmServiceArgs, opts?: pulumi.ComponentResourceOptions) {
        super(AuthService.__pulumiType, name, {}, opts);
        const { args, passwords } = membership;
        const database = serviceDatabase(membership, "auth", this);
        const adminSecret = new kubernetes.core.v1.Secret(
            `${name}-admin`,
            {
                metadata: {
                    name: `${name}-admin`,
                    namespace: args.namespace,
                    labels: partLabels(membership, name, "cenm-auth"),
                },
                stringData: { username: "admin", password: pulumi.secret(passwords.apply((all) => all.admin)) },
            },
            { parent: this },
        );
        this.adminSecret = adminSecret.metadata.name;
        this.workload = cenmWorkload(
            {
                membership,
                identity: "auth",
                image: args.images.auth,
                start: { jar, arguments: configurationFile },
                configuration: pulumi.all([passwords, database.plan]).apply(([all, plan]): Record<string, string> => ({
                    "authservice.conf": renderHocon(
                        planAuthConf({
                            database: plan,
                            tls: tlsPasswords(all, "auth"),
                            tokensPassword: all.tokens,
                            clients: [
                                {
                                    id: "gateway",
                                    secret: all.gateways.gateway,
                                    audience: ["zone", "identity-manager", "network-map"],
                                },
                                {
                                    id: "signing-gateway",
                                    secret: all.gateways["signing-gateway"],
                                    audience: ["zone", "signer"],
                                },
                            ],
                        }),
                    ),
                })),
                database,
                before: (mounts) => [
                    {
                        name: "admin",
                        image: args.images.auth,
                        ...startCommand({
                            size: args.size,
                            jar,
                            arguments: configurationFile,
                            secretFlags: {
                                "initial-user-name": `${admin.mountPath}/username`,
                                "initial-user-password": `${admin.mountPath}/password`,
                            },
                        }),
                        env: licence(membership),
                        resources: cenmResources(args.size),
                        volumeMounts: [...mounts, admin],
                    },
                ],
                volumes: [{ name: admin.name, secret: { secretName: this.adminSecret, defaultMode: 0o440 } }],
                port: cenmPorts.auth,
                from: (
                    ["gateway", "signing-gateway", "zone", "identity-manager", "signer", "network-map"] as const
                ).map((identity) => service(membership, identity, cenmPorts.auth)),
                to: [],
                dependsOn,
            },
            this,
        ).workload;
        this.registerOutputs({ name: serviceName(membership.name, "auth") });
    }
}
