import { isVersionAtLeast } from "../versions/version";

/** A file in the tool's pod whose content is a password: the command puts it in, in its own process. */
export interface PasswordFile {
    /** Absolute path. */
    readonly file: string;
}

/** Key store passwords and the subject of internal certificates. */
interface InternalKeyStores {
    /** Where the key stores go. @default the working directory */
    readonly baseDirectory?: string;
    /** Of every key store. @default changeit */
    readonly keyStorePassword?: PasswordFile;
    /** Of the trust store. @default changeit */
    readonly trustStorePassword?: PasswordFile;
    /** @default Corda */
    readonly organization?: string;
    /** @default London */
    readonly locality?: string;
    /** ISO 3166-1 alpha-2. @default GB */
    readonly country?: string;
    /** Since 4.3. @default 3650 */
    readonly tlsCertValidityDays?: number;
}

/** An HSM as Corda names it, and the file with its `cryptoServiceConf`. */
export interface HsmReference {
    /** Corda's name of the HSM, `AZURE_KEY_VAULT` and the like. */
    readonly name: string;
    /** Absolute path. */
    readonly configFile: string;
}

/** A sub-command of the HA utilities and what it is given. Source: Corda docs, "HA Utilities", 4.0 to 4.14. */
export type HaUtilitiesCommand =
    | NodeRegistrationCommand
    | NotaryRegistrationCommand
    | ImportSslKeyCommand
    | GenerateArtemisKeyStoresCommand
    | GenerateTunnelKeyStoresCommand
    | ConfigureArtemisCommand
    | { readonly subCommand: "install-shell-extensions" };

/** Registers several nodes, and makes the key store of the bridge they share. */
export interface NodeRegistrationCommand {
    readonly subCommand: "node-registration";
    /** Where the results go, in one directory a node, named after the directory its configuration is in. */
    readonly baseDirectory?: string;
    readonly configFiles: readonly string[];
    readonly rootTrustStore: string;
    readonly rootTrustStorePassword: PasswordFile;
    /** firewall.conf of the bridge, whose HSM then holds the TLS keys where it names one. Since 4.2. */
    readonly bridgeConfigFile?: string;
    /** Since 4.3. @default as long as the node CA's certificate, at most 10 years */
    readonly tlsCertValidityDays?: number;
    /** Renews TLS certificates of registered nodes, with their keys or with new ones, and registers none. Since 4.3. */
    readonly renew?: "certificates" | "certificates and keys";
    /** The legal identity's certificate is no authority's. Since 4.9.3. @default false */
    readonly nodeIdentityCertNotCa?: boolean;
}

/** Registers the identity that the workers of an HA notary share. Since 4.4. */
export interface NotaryRegistrationCommand {
    readonly subCommand: "notary-registration";
    readonly baseDirectory?: string;
    /** node.conf of any worker. @default node.conf */
    readonly configFile?: string;
    readonly rootTrustStore: string;
    readonly rootTrustStorePassword: PasswordFile;
    /** @default certificates/nodekeystore.jks */
    readonly outputKeyStore?: string;
    /** Asks for a new certificate at another of the zone's addresses. Since 4.7. @default false */
    readonly renew?: boolean;
}

/** Copies TLS keys of nodes that are registered into the bridge's key store. */
export interface ImportSslKeyCommand {
    readonly subCommand: "import-ssl-key";
    readonly baseDirectory?: string;
    readonly nodeKeyStores: readonly { readonly path: string; readonly password: PasswordFile }[];
    readonly bridgeKeyStore?: string;
    readonly bridgeKeyStorePassword: PasswordFile;
}

/** Makes the broker's own PKI: `artemis/{artemis,artemisnode,artemisbridge,artemis-truststore}.jks`. */
export interface GenerateArtemisKeyStoresCommand extends InternalKeyStores {
    readonly subCommand: "generate-internal-artemis-ssl-keystores";
    /** Holds the bridge's key. Since 4.2. @default a file */
    readonly bridgeHsm?: HsmReference;
    /** Holds the nodes' key. Since 4.2. @default a file */
    readonly nodeHsm?: HsmReference;
}

/** Makes the tunnel's own PKI: `tunnel/{bridge,float,tunnel-truststore}.jks`. */
export interface GenerateTunnelKeyStoresCommand extends InternalKeyStores {
    readonly subCommand: "generate-internal-tunnel-ssl-keystores";
    /** Of the private keys. @default changeit */
    readonly entryPassword?: PasswordFile;
    /** Holds the float's key. Since 4.2. @default a file */
    readonly floatHsm?: HsmReference;
    /** Holds the bridge's key. Since 4.2. @default a file */
    readonly bridgeHsm?: HsmReference;
}

/** Writes an Artemis broker's configuration. */
export interface ConfigureArtemisCommand {
    readonly subCommand: "configure-artemis";
    /** Where the configuration goes; the new instance where one is installed. */
    readonly path: string;
    /** Installs an instance from this distribution. @default the configuration alone */
    readonly installFrom?: string;
    /** Subject of the clients' certificates, `CN=artemis, O=Corda, L=London, C=GB` to the last blank. */
    readonly user: string;
    /** `host:port`. */
    readonly acceptorAddress: string;
    /** Relative to the instance's `etc`, and to the working directory of node and bridge. */
    readonly keyStore: string;
    /** Without an ampersand. */
    readonly keyStorePassword: PasswordFile;
    readonly trustStore: string;
    /** Without an ampersand. */
    readonly trustStorePassword: PasswordFile;
    /** @default a broker of its own */
    readonly ha?: "NON_HA" | "MASTER" | "SLAVE";
    /** `host:port` of every broker, this one's first. */
    readonly connectors?: readonly string[];
    /** Since 4.2. @default corda-cluster-user */
    readonly clusterUser?: string;
    /** Since 4.2. @default changeit */
    readonly clusterPassword?: PasswordFile;
}

/** Releases in which a sub-command or a flag appears that isn't in 4.0. */
const since: Readonly<Record<string, string>> = {
    "node-registration --bridge-config-file": "4.2",
    "node-registration --tls-cert-validity": "4.3",
    "node-registration --renew-tls-cert": "4.3",
    "node-registration --renew-tls-cert-with-keys": "4.3",
    "node-registration --node-identity-cert-not-ca": "4.9.3",
    "notary-registration": "4.4",
    "notary-registration --renew": "4.7",
    "generate-internal-artemis-ssl-keystores --tls-cert-validity": "4.3",
    "generate-internal-artemis-ssl-keystores --bridge-hsm-name": "4.2",
    "generate-internal-artemis-ssl-keystores --node-hsm-name": "4.2",
    "generate-internal-tunnel-ssl-keystores --tls-cert-validity": "4.3",
    "generate-internal-tunnel-ssl-keystores --float-hsm-name": "4.2",
    "generate-internal-tunnel-ssl-keystores --bridge-hsm-name": "4.2",
    "configure-artemis --cluster-user": "4.2",
    "configure-artemis --cluster-password": "4.2",
};

/**
 * The arguments of `corda-ha-utilities` for a command. A password is `@` and the path of the file that holds it. The
 * flags of passwords are the short ones where those of 4.4 and 4.5 differ in the long form.
 *
 * @param release The utilities' release, which is that of the nodes.
 * @throws Error for what the release doesn't have, with the release that brings it.
 */
export function planHaUtilities(command: HaUtilitiesCommand, release: string): string[] {
    const flags = flagsOf(command).filter((flag): flag is Flag => flag[1] !== undefined && flag[1] !== false);
    for (const what of ["", ...flags.map(([name]) => ` ${name}`)]) {
        const first = since[`${command.subCommand}${what}`];
        if (first !== undefined && !isVersionAtLeast(release, first)) {
            throw new Error(
                `the HA utilities of ${release} have no ${command.subCommand}${what}: it came with ${first}`,
            );
        }
    }
    return [command.subCommand, ...flags.map(([name, value]) => (value === true ? name : `${name}=${value}`))];
}

type Flag = readonly [name: string, value: string | true];
type MaybeFlag = readonly [name: string, value: string | boolean | undefined];

function flagsOf(command: HaUtilitiesCommand): MaybeFlag[] {
    switch (command.subCommand) {
        case "node-registration":
            return nodeRegistration(command);
        case "notary-registration":
            return [
                ["--base-directory", command.baseDirectory],
                ["--config-file", command.configFile],
                ["--network-root-truststore", command.rootTrustStore],
                ["--network-root-truststore-password", from(command.rootTrustStorePassword)],
                ["--output-keystore", command.outputKeyStore],
                ["--renew", command.renew],
            ];
        case "import-ssl-key":
            return [
                ["--base-directory", command.baseDirectory],
                ...command.nodeKeyStores.flatMap(({ path, password }): MaybeFlag[] => [
                    ["--node-keystores", path],
                    ["--node-keystore-passwords", from(password)],
                ]),
                ["--bridge-keystore", command.bridgeKeyStore],
                ["--bridge-keystore-password", from(command.bridgeKeyStorePassword)],
            ];
        case "generate-internal-artemis-ssl-keystores":
            return [
                ...internalKeyStores(command),
                ...hsm("bridge", command.bridgeHsm),
                ...hsm("node", command.nodeHsm),
            ];
        case "generate-internal-tunnel-ssl-keystores":
            return [
                ...internalKeyStores(command),
                ["-e", from(command.entryPassword)],
                ...hsm("float", command.floatHsm),
                ...hsm("bridge", command.bridgeHsm),
            ];
        case "configure-artemis":
            return configureArtemis(command);
        case "install-shell-extensions":
            return [];
    }
}

function nodeRegistration(command: NodeRegistrationCommand): MaybeFlag[] {
    return [
        ["--base-directory", command.baseDirectory],
        ...command.configFiles.map((file): MaybeFlag => ["--config-files", file]),
        ["--bridge-config-file", command.bridgeConfigFile],
        ["--network-root-truststore", command.rootTrustStore],
        ["--network-root-truststore-password", from(command.rootTrustStorePassword)],
        ["--tls-cert-validity", command.tlsCertValidityDays?.toString()],
        ["--renew-tls-cert", command.renew === "certificates"],
        ["--renew-tls-cert-with-keys", command.renew === "certificates and keys"],
        ["--node-identity-cert-not-ca", command.nodeIdentityCertNotCa],
    ];
}

function configureArtemis(command: ConfigureArtemisCommand): MaybeFlag[] {
    return [
        ["--install", command.installFrom !== undefined],
        ["--distribution", command.installFrom],
        ["--path", command.path],
        ["--user", command.user],
        ["--acceptor-address", command.acceptorAddress],
        ["--keystore", command.keyStore],
        ["--keystore-password", from(command.keyStorePassword)],
        ["--truststore", command.trustStore],
        ["--truststore-password", from(command.trustStorePassword)],
        ["--ha", command.ha],
        ["--connectors", command.connectors?.join(",")],
        ["--cluster-user", command.clusterUser],
        ["--cluster-password", from(command.clusterPassword)],
    ];
}

function internalKeyStores(command: InternalKeyStores): MaybeFlag[] {
    return [
        ["--base-directory", command.baseDirectory],
        ["-p", from(command.keyStorePassword)],
        ["-t", from(command.trustStorePassword)],
        ["--organization", command.organization],
        ["--locality", command.locality],
        ["--country", command.country],
        ["--tls-cert-validity", command.tlsCertValidityDays?.toString()],
    ];
}

function hsm(whose: "bridge" | "node" | "float", reference: HsmReference | undefined): MaybeFlag[] {
    return [
        [`--${whose}-hsm-name`, reference?.name],
        [`--${whose}-hsm-config-file`, reference?.configFile],
    ];
}

function from(password: PasswordFile | undefined): string | undefined {
    return password && `@${password.file}`;
}
