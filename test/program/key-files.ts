/** A container, as far as it tells where private keys are. */
export interface ContainerView {
    readonly command?: readonly string[];
    readonly args?: readonly string[];
    readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[];
}

/** A pod of a plan. */
export interface PodView {
    readonly name: string;
    readonly initContainers?: readonly ContainerView[];
    readonly containers: readonly ContainerView[];
    readonly volumes?: readonly VolumeView[];
    /** The configuration files that its containers read, as `renderHocon` writes them, by their paths. @default none */
    readonly configuration?: Readonly<Record<string, string>>;
}

/** A pod's volume, where it is a Secret. */
export interface VolumeView {
    readonly name: string;
    readonly secret?: {
        readonly secretName?: string;
        readonly items?: readonly { readonly key: string; readonly path: string }[];
    };
}

const commands = "/opt/corda/bin/";
const nodes = ["corda-node", "corda-register", "corda-initial-registration"].map((command) => commands + command);

/** The files with private keys that a container makes. */
export function filesMade({ configuration = {} }: PodView, { command = [], args = [] }: ContainerView): string[] {
    const [program = ""] = command;
    if (program === `${commands}corda-keystores`) {
        const [, directory = "", ...identities] = args;
        return identities.map((identity) => `${directory}/${identity}.jks`);
    }
    if (program === `${commands}corda-ha-utilities`) {
        return byHaUtilities(args, configuration);
    }
    return nodes.includes(program) ? ofNode(configuration["/etc/corda/node.conf"] ?? "") : [];
}

/** What a node has in its own directory: all its keys, but those that its configuration has in an HSM. */
function ofNode(nodeConf: string): string[] {
    return [
        ...(hasIdentity(nodeConf) ? ["/node/certificates/nodekeystore.jks"] : []),
        ...(/^\s+tlsCryptoServiceConfig \{/m.test(nodeConf) ? [] : ["/node/certificates/sslkeystore.jks"]),
    ];
}

function hasIdentity(nodeConf: string): boolean {
    return !/^cryptoServiceName = /m.test(nodeConf);
}

/** Source: Corda docs, "HA Utilities". */
function byHaUtilities([subCommand, ...flags]: readonly string[], files: Readonly<Record<string, string>>): string[] {
    const values = (flag: string) =>
        flags.filter((arg) => arg.startsWith(`${flag}=`)).map((arg) => arg.slice(flag.length + 1));
    const [base = ""] = values("--base-directory");
    const unless = (flag: string, file: string) => (values(flag).length > 0 ? [] : [`${base}/${file}`]);
    switch (subCommand ?? "") {
        case "import-ssl-key":
            return values("--bridge-keystore");
        case "generate-internal-artemis-ssl-keystores":
            return [
                `${base}/artemis/artemis.jks`,
                ...unless("--node-hsm-name", "artemis/artemisnode.jks"),
                ...unless("--bridge-hsm-name", "artemis/artemisbridge.jks"),
            ];
        case "generate-internal-tunnel-ssl-keystores":
            return [
                ...unless("--bridge-hsm-name", "tunnel/bridge.jks"),
                ...unless("--float-hsm-name", "tunnel/float.jks"),
            ];
        case "notary-registration":
            return values("--config-file").some((conf) => hasIdentity(files[conf] ?? ""))
                ? values("--output-keystore")
                : [];
        case "node-registration": {
            const bridges = values("--bridge-config-file");
            const tls = !bridges.some((conf) => /^p2pTlsSigningCryptoServiceConfig \{/m.test(files[conf] ?? ""));
            return [
                ...values("--config-files").flatMap((conf) => [
                    ...(hasIdentity(files[conf] ?? "") ? [store(base, conf, "nodekeystore.jks")] : []),
                    ...(tls ? [store(base, conf, "sslkeystore.jks")] : []),
                ]),
                ...(tls && bridges.length > 0 ? [`${base}/bridge.jks`] : []),
            ];
        }
        default:
            return [];
    }
}

/** The tool names a node's results after the directory of its configuration. */
function store(base: string, conf: string, file: string): string {
    return `${base}/${conf.split("/").at(-2) ?? ""}/certificates/${file}`;
}
