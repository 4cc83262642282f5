import { quoted } from "./quoted";

/** Longest name of a member: its objects add suffixes and Kubernetes adds hashes, within 63 characters. */
export const longestName = 40;

/** What is appended to a member's name to name its further objects. */
export const objectSuffixes = [
    "-rpc",
    "-rpc-user",
    "-rpc-tls",
    "-metrics",
    "-db",
    "-registration",
    "-passwords",
    "-ledger-keys",
    "-jvm",
    "-conf",
    "-certificates",
    "-node-info",
    "-standby",
] as const;

/** The same of a broker, a firewall, a notary of several workers. */
export const furtherSuffixes = {
    brokers: ["-standby", "-pki", "-jvm", "-cluster", "-keys", "-keys-password", "-metrics"],
    firewalls: [
        "-float",
        "-float-tunnel",
        "-bridge",
        "-bridge-certificates",
        "-tunnel",
        "-tunnel-keys",
        "-registration",
        "-registration-conf",
        "-registration-passwords",
    ],
    notaryClusters: ["-service-identity", "-passwords"],
} as const;

/** Names of objects that are in the namespace beside the members': Kubernetes' own, and those of its isolation. */
const reservedNames = ["default", "kubernetes", "default-deny", "allow-dns"] as const;

const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** The nearest name that Kubernetes takes, for a suggestion. */
function mended(name: string): string {
    const plain = name
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^[^a-z]+/, "")
        .slice(0, longestName)
        .replace(/-+$/, "");
    return plain === "" ? "party-a" : plain;
}

/** What is wrong with the name of a notary or node, or undefined. */
export function memberNameMistake(name: string): string | undefined {
    if (name.length > longestName && label.test(name)) {
        return `has ${name.length} characters — use at most ${longestName}, so that there is room for suffixes such as -metrics`;
    }
    if (!label.test(name) || !/^[a-z]/.test(name) || name.length > longestName) {
        return `${quoted(name)} is no name for Kubernetes — use lower-case letters, digits and dashes, a letter first, no dash last, like ${mended(name)}`;
    }
    if (name.startsWith("corda-") || name === "corda") {
        return `${quoted(name)} is reserved: the network's own services begin with corda- — choose another name`;
    }
    if ((reservedNames as readonly string[]).includes(name)) {
        return `${quoted(name)} is the name of an object that every network has — choose another name`;
    }
    return undefined;
}

/** Every object name that belongs to a member, or to something else of a network with suffixes of its own. */
export function objectNames(owner: string, suffixes: readonly string[] = objectSuffixes): string[] {
    return [owner, ...suffixes.map((suffix) => owner + suffix)];
}

/** What is wrong with a namespace, or undefined. */
export function namespaceMistake(name: string): string | undefined {
    if (!label.test(name) || name.length > 63) {
        return `${quoted(name)} is no name for a namespace — use at most 63 lower-case letters, digits and dashes, no dash first or last`;
    }
    if (name === "monitoring") {
        return `${quoted(name)} is where nodes let metrics be read from — give the network a namespace of its own, like corda`;
    }
    if (name === "default" || name.startsWith("kube-")) {
        return `${quoted(name)} belongs to Kubernetes — give the network a namespace of its own, like corda`;
    }
    return undefined;
}

/** What is wrong with the name of a storage class, or undefined. */
export function storageClassMistake(name: string): string | undefined {
    return subdomain.test(name) && name.length <= 253
        ? undefined
        : `${quoted(name)} is no name of a storage class — \`kubectl get storageclass\` lists those of the cluster`;
}
