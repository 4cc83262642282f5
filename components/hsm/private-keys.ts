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
    /** The node.conf that its containers read, as `renderHocon` writes it. Undefined where it has none. */
    readonly nodeConf?: string;
}

/** A Secret of a plan: one that the program fills. */
export interface SecretView {
    readonly name: string;
    readonly keys: readonly string[];
}

/** A file with a private key. */
export interface PrivateKeyPlace {
    readonly in: "secret" | "volume";
    /** Of the Secret, or of the pod and its volume with a slash between. */
    readonly name: string;
    /** The Secret's key, or the file's path in the pod. */
    readonly file: string;
}

/**
 * Every file in which a plan has, or its pods make, a private key: keys and key stores in Secrets, key stores that init
 * containers make of them, and those that nodes make for themselves. With all keys in an HSM there is none. The files
 * that then still are called key stores hold certificates, and for the keys a dummy.
 */
export function privateKeyPlaces(plan: {
    readonly pods: readonly PodView[];
    readonly secrets: readonly SecretView[];
}): PrivateKeyPlace[] {
    return [
        ...plan.secrets.flatMap(({ name, keys }) =>
            keys.filter(isPrivate).map((file): PrivateKeyPlace => ({ in: "secret", name, file })),
        ),
        ...plan.pods.flatMap((pod) =>
            [...(pod.initContainers ?? []), ...pod.containers].flatMap((container) =>
                made(pod, container).flatMap((file) => inVolume(pod, container, file)),
            ),
        ),
    ].filter((place, index, all) => all.findIndex((other) => same(other, place)) === index);
}

/** PEM keys, and key stores of any form; trust stores hold no key. */
function isPrivate(key: string): boolean {
    return /(?:^|[.-])key(?:\.pem)?$|\.(?:jks|p12|pfx|keystore)$/i.test(key) && !/trust-?store/i.test(key);
}

const commands = "/opt/corda/bin/";

/** The files with private keys that a container makes. */
function made(pod: PodView, { command = [], args = [] }: ContainerView): string[] {
    const [program = ""] = command;
    if (program === `${commands}corda-keystores`) {
        const [, directory = "", ...identities] = args;
        return identities.map((identity) => `${directory}/${identity}.jks`);
    }
    if (program === `${commands}corda-ha-utilities`) {
        return args[0] === "import-ssl-key" ? valuesOf(args, "--bridge-keystore") : [];
    }
    const nodes = ["corda-node", "corda-register", "corda-initial-registration"];
    return nodes.some((node) => program === `${commands}${node}`) ? certificates(pod.nodeConf ?? "") : [];
}

/** What a node has in its own directory: all its keys, but those that its configuration has in an HSM. */
function certificates(nodeConf: string): string[] {
    return [
        ...(/^cryptoServiceName = /m.test(nodeConf) ? [] : ["/node/certificates/nodekeystore.jks"]),
        ...(/^\s+tlsCryptoServiceConfig \{/m.test(nodeConf) ? [] : ["/node/certificates/sslkeystore.jks"]),
    ];
}

function valuesOf(args: readonly string[], flag: string): string[] {
    return args.filter((arg) => arg.startsWith(`${flag}=`)).map((arg) => arg.slice(flag.length + 1));
}

function inVolume(pod: PodView, { volumeMounts = [] }: ContainerView, file: string): PrivateKeyPlace[] {
    const [mount] = volumeMounts
        .filter(({ mountPath }) => file.startsWith(`${mountPath}/`))
        .sort((one, other) => other.mountPath.length - one.mountPath.length);
    return mount === undefined ? [] : [{ in: "volume", name: `${pod.name}/${mount.name}`, file }];
}

function same(one: PrivateKeyPlace, other: PrivateKeyPlace): boolean {
    return one.in === other.in && one.name === other.name && one.file === other.file;
}
