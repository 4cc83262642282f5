import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { renderHocon } from "../node/hocon";
import type { CenmNotary } from "./args";
import { aliases, keyFile, paths, pkiFiles } from "./files";
import { filesMount, keepingJob, unlessKept } from "./keeping-job";
import { type CenmMembership, partLabels, serviceName } from "./membership";
import { planNetworkParametersConf } from "./network-parameters-conf";
import { licence, serviceMounts, serviceVolumes } from "./pod-parts";
import type { ServiceDatabase } from "./service-database";
import { cenmJvmFlags, cenmResources } from "./size";

/** Arguments of {@link InitialNetworkParameters}. */
export interface InitialNetworkParametersArgs {
    readonly membership: CenmMembership;
    readonly notaries: readonly CenmNotary[];
    /** The network map's. */
    readonly database: ServiceDatabase;
    /** Secret. */
    readonly networkMapConf: pulumi.Output<string>;
    readonly dependsOn: readonly pulumi.Resource[];
}

const parametersFile = "network-parameters.conf";
const notariesDirectory = "/etc/cenm/notaries";

/**
 * Gives the network map's database the network parameters of the beginning, once: what was given is kept in a Secret,
 * and a later run does nothing. Later parameters are an operator's update with a flag day. Nothing is signed here.
 */
export class InitialNetworkParameters extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:cenm:InitialNetworkParameters";
    /** Complete when the database has them. */
    readonly job: kubernetes.batch.v1.Job;

    constructor(name: string, parts: InitialNetworkParametersArgs, opts?: pulumi.ComponentResourceOptions) {
        super(InitialNetworkParameters.__pulumiType, name, {}, opts);
        const { membership, notaries, database } = parts;
        const { args, passwords } = membership;
        const configuration = new kubernetes.core.v1.Secret(
            `${name}-conf`,
            {
                metadata: { namespace: args.namespace, labels: partLabels(membership, name, "cenm-network-map") },
                stringData: {
                    "networkmap.conf": parts.networkMapConf,
                    "network-root-password": pulumi.secret(passwords.apply(({ pki }) => pki.networkRoot)),
                    [parametersFile]: renderHocon(
                        planNetworkParametersConf(
                            args.parameters,
                            notaries.map(({ validating }, index) => ({
                                nodeInfoFile: nodeInfoFile(index),
                                validating,
                            })),
                        ),
                    ),
                },
            },
            { parent: this },
        ).metadata.name;
        const own = serviceVolumes(membership, { identity: "network-map", account: name, configuration, database });
        this.job = keepingJob(
            {
                membership,
                name,
                manifest: {
                    archive: { namespace: args.namespaceName, name },
                    files: [parametersFile],
                    secrets: [],
                },
                databaseOwner: serviceName(membership.name, "network-map"),
                make: [...own.initContainers, setParameters(membership, database, notaries.length)],
                volumes: [
                    ...own.volumes,
                    ...notaries.map(({ nodeInfo }, index) => ({
                        name: `notary-${index}`,
                        secret: {
                            secretName: nodeInfo.secret,
                            defaultMode: 0o440,
                            items: [{ key: nodeInfo.key, path: "nodeInfo" }],
                        },
                    })),
                ],
                to: database.to,
                dependsOn: [
                    ...parts.dependsOn,
                    ...database.resources,
                    ...notaries.flatMap((notary) => notary.dependsOn),
                ],
            },
            this,
        );
        this.registerOutputs({});
    }
}

function nodeInfoFile(index: number): string {
    return `${notariesDirectory}/${index}/nodeInfo`;
}

function setParameters(
    membership: CenmMembership,
    database: ServiceDatabase,
    notaries: number,
): kubernetes.types.input.core.v1.Container {
    const { args } = membership;
    const parameters = `${paths.configuration}/${parametersFile}`;
    const password = `"--truststore-password=$(cat ${paths.configuration}/network-root-password)"`;
    return {
        name: "network-parameters",
        image: args.images.networkMap,
        // The copy says that it is done.
        command: unlessKept(`{ java "$@" ${password} && cp ${parameters} ${paths.pki}/; }`),
        args: [
            ...cenmJvmFlags(args.size),
            `-Dlog4j.configurationFile=${paths.logging}`,
            ...["-jar", `${paths.jars}/networkmap.jar`],
            ...["--config-file", `${paths.configuration}/networkmap.conf`],
            ...["--set-network-parameters", parameters],
            ...["--network-truststore", keyFile(pkiFiles.networkRoot), "--root-alias", aliases.authority.root],
        ],
        env: licence(membership),
        resources: cenmResources(args.size),
        volumeMounts: [
            filesMount,
            ...serviceMounts(database),
            ...Array.from({ length: notaries }, (_, index) => ({
                name: `notary-${index}`,
                mountPath: `${notariesDirectory}/${index}`,
                readOnly: true,
            })),
        ],
    };
}
