import { type ContainerView, filesMade, type PodView } from "./key-files";

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
 * Every file in which a plan has, or its pods make, a private key: keys and key stores in Secrets, also in those that
 * Jobs fill; key stores that init containers make of them, and those that nodes make for themselves. With all keys in an
 * HSM there is none. The files that then still are called key stores hold certificates, and for the keys a dummy.
 */
export function privateKeyPlaces(plan: {
    readonly pods: readonly PodView[];
    readonly secrets: readonly SecretView[];
}): PrivateKeyPlace[] {
    const filled = [
        ...plan.secrets.flatMap(({ name, keys }) => keys.filter(isPrivate).map((file) => inSecret(name, file))),
        ...plan.pods.flatMap(written),
    ];
    return [
        ...filled,
        ...plan.pods.flatMap((pod) => [
            ...containersOf(pod).flatMap((container) =>
                made(pod, container, filled).flatMap((file) => inVolume(pod, container, file)),
            ),
            ...mounted(pod, filled),
        ]),
    ].filter((place, index, all) => all.findIndex((other) => same(other, place)) === index);
}

/** PEM keys, and key stores of any form; trust stores hold no key. */
function isPrivate(key: string): boolean {
    return /(?:^|[.-])key(?:\.pem)?$|\.(?:jks|p12|pfx|keystore)$/i.test(key) && !/trust-?store/i.test(key);
}

function containersOf(pod: PodView): ContainerView[] {
    return [...(pod.initContainers ?? []), ...pod.containers];
}

const commands = "/opt/corda/bin/";

/** What a Job keeps in Secrets of the files with private keys that it makes. */
function written(pod: PodView): PrivateKeyPlace[] {
    const files = new Set(containersOf(pod).flatMap((container) => filesMade(pod, container)));
    return containersOf(pod).flatMap(({ command: [program] = [], args = [] }) => {
        const [secret = "", ...pairs] = args.filter((arg) => !arg.startsWith("--"));
        return program !== `${commands}corda-write-secret`
            ? []
            : pairs.flatMap((pair) => {
                  const [key = "", file = ""] = pair.split("=");
                  return files.has(file) ? [inSecret(secret.split("/").at(-1) ?? "", key)] : [];
              });
    });
}

/** The files that a container makes. What a node was given as certificates it doesn't make itself. */
function made(pod: PodView, container: ContainerView, filled: readonly PrivateKeyPlace[]): string[] {
    const given = containersOf(pod).some(({ command }) => command?.[0] === `${commands}corda-certificates-place`)
        ? pod.volumes?.find(({ name }) => name === "certificates")?.secret?.secretName
        : undefined;
    if (given === undefined) {
        return filesMade(pod, container);
    }
    const directory = "/node/certificates";
    const placed = filled.filter(({ in: kind, name }) => kind === "secret" && name === given);
    return container.command?.[0] === `${commands}corda-certificates-place`
        ? placed.map(({ file }) => `${directory}/${file}`)
        : filesMade(pod, container).filter(
              (file) => container.command?.[0] !== `${commands}corda-node` || !file.startsWith(`${directory}/`),
          );
}

/** Key stores that a pod reads from a Secret as they are. */
function mounted({ name: pod, volumes = [] }: PodView, filled: readonly PrivateKeyPlace[]): PrivateKeyPlace[] {
    return volumes.flatMap(({ name, secret }) =>
        (secret?.items ?? [])
            .filter(({ key }) => filled.some((place) => same(place, inSecret(secret?.secretName ?? "", key))))
            .map(({ path }): PrivateKeyPlace => ({ in: "volume", name: `${pod}/${name}`, file: path })),
    );
}

function inSecret(name: string, file: string): PrivateKeyPlace {
    return { in: "secret", name, file };
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
