import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { renderHocon } from "../node/hocon";
import { filledVolume } from "../secrets/filled-volume";
import { aliases, paths, pkiFiles, tlsIdentities, type TlsIdentity } from "./files";
import { hsmClientContainers, hsmEnv, hsmMounts, hsmVolumes } from "./hsm-client";
import { filesMount, keepingJob, unlessKept } from "./keeping-job";
import { type CenmMembership, partLabels, serviceHost, serviceName } from "./membership";
import { planPkiConf } from "./pki-conf";
import { pkiManifest } from "./pki-secrets";
import { commonMounts, commonVolumes, licence } from "./pod-parts";
import { cenmJvmFlags, cenmResources } from "./size";

/** Arguments of {@link PkiTool}. */
export interface PkiToolArgs {
    readonly membership: CenmMembership;
    /** The addresses that the certificates name. */
    readonly dependsOn: readonly pulumi.Resource[];
}

/**
 * Makes the certificates and keys of a zone, once: the network's, in an HSM where there is one, CENM's internal ones,
 * and the key that tokens are signed with. Each service finds what is its own in a Secret of its own.
 */
export class PkiTool extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:cenm:PkiTool";
    /** Complete when every service has its keys. */
    readonly job: kubernetes.batch.v1.Job;

    constructor(name: string, { membership, dependsOn }: PkiToolArgs, opts?: pulumi.ComponentResourceOptions) {
        super(PkiTool.__pulumiType, name, { keysIn: membership.args.hsm === undefined ? "secrets" : "hsm" }, opts);
        const { args } = membership;
        const labels = partLabels(membership, name, "cenm-pki");
        const configuration = new kubernetes.core.v1.Secret(
            `${name}-conf`,
            {
                metadata: { namespace: args.namespace, labels },
                stringData: {
                    "pki.conf": pkiConf(membership),
                    "tokens-password": pulumi.secret(membership.passwords.apply(({ tokens }) => tokens)),
                },
            },
            { parent: this },
        ).metadata.name;
        const conf = filledVolume(
            { name: "conf", secret: { secretName: configuration, defaultMode: 0o440 } },
            args.secretUses?.pki ?? [],
            { account: name, image: args.images.tools },
        );
        this.job = keepingJob(
            {
                membership,
                name,
                manifest: pkiManifest(membership),
                make: [...conf.initContainers, ...hsmClientContainers(membership), ...makers(membership)],
                volumes: [...conf.volumes, ...commonVolumes(membership.logging), ...hsmVolumes(membership, name)],
                to: args.hsm?.client.endpoints ?? [],
                dependsOn,
            },
            this,
        );
        this.registerOutputs({});
    }
}

/** What makes the files: the JDK's tool the key of tokens, R3's tool everything else. */
function makers(membership: CenmMembership): kubernetes.types.input.core.v1.Container[] {
    const { args } = membership;
    const mounts = [filesMount, { name: "conf", mountPath: paths.configuration, readOnly: true }, ...commonMounts];
    const password = `${paths.configuration}/tokens-password`;
    const common = { env: licence(membership), resources: cenmResources(args.size) };
    return [
        {
            name: "tokens",
            image: args.images.auth,
            command: unlessKept('exec keytool "$@"'),
            args: [
                "-genkeypair",
                ...["-alias", aliases.tokens, "-keyalg", "RSA", "-keysize", "3072", "-validity", "7300"],
                ...["-dname", `CN=CENM tokens, ${args.subject}`, "-storetype", "JKS"],
                ...["-keystore", `${paths.pki}/${pkiFiles.tokens}`],
                ...["-storepass:file", password, "-keypass:file", password],
            ],
            ...common,
            volumeMounts: mounts,
        },
        {
            name: "pki-tool",
            image: args.images.pkiTool,
            command: unlessKept('exec java "$@"'),
            args: [
                ...cenmJvmFlags(args.size),
                `-Dlog4j.configurationFile=${paths.logging}`,
                ...["-jar", `${paths.jars}/pkitool.jar`, "--config-file", `${paths.configuration}/pki.conf`],
            ],
            ...common,
            env: [...common.env, ...hsmEnv(membership)],
            volumeMounts: [...mounts, ...hsmMounts(membership)],
        },
    ];
}

function pkiConf({ name, args, passwords }: CenmMembership): pulumi.Output<string> {
    const hosts = Object.fromEntries(
        tlsIdentities.map((identity) => [
            identity,
            [serviceHost(name, args.namespaceName, identity), serviceName(name, identity)],
        ]),
    ) as Record<TlsIdentity, string[]>;
    const { hsm, version, crlHost, subject } = args;
    return pulumi.secret(
        pulumi.all([passwords, hsm?.device]).apply(([{ pki }, device]) =>
            renderHocon(
                planPkiConf({
                    version,
                    crlHost,
                    subject,
                    hosts,
                    passwords: pki,
                    ...(hsm !== undefined && device !== undefined && { hsm: { device, client: hsm.client } }),
                }),
            ),
        ),
    );
}
