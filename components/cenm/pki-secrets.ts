import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { protectionOptions } from "../volumes/ledger-volume";
import { allFiles, ownFiles, pkiFiles, tlsIdentities } from "./files";
import { type CenmMembership, partLabels } from "./membership";
import { keysSecret } from "./pod-parts";

/** A Secret that a Job fills, by what it holds. */
export interface KeptSecret {
    readonly namespace: string;
    readonly name: string;
    /** Key in the Secret → name of the file. */
    readonly files: Readonly<Record<string, string>>;
}

/** What the PKI's Job keeps: everything in one Secret that no pod mounts, and in others what is each service's own. */
export interface PkiManifest {
    readonly archive: { readonly namespace: string; readonly name: string };
    readonly files: readonly string[];
    readonly secrets: readonly KeptSecret[];
}

/** Keys of the Secret with the network's root of trust. */
export const networkRootKeys = { file: pkiFiles.networkRoot, password: "password" } as const;

/** Name of the Secret with the network's root of trust, in every namespace that has it. */
export function networkRootSecret(zone: string): string {
    return `${zone}-network-root`;
}

/** Namespaces that get the network's root of trust: the zone's own and every participant's. */
export function rootNamespaces({ args }: Pick<CenmMembership, "args">): string[] {
    return [...new Set([args.namespaceName, ...args.participants.map(({ name }) => name)])];
}

/**
 * A namespace that gets the root of trust, when it is there.
 *
 * @throws Error for one of nobody's.
 */
export function namespaceOf({ args }: Pick<CenmMembership, "args">, name: string): pulumi.Input<string> {
    const participant = args.participants.find((each) => each.name === name);
    if (name !== args.namespaceName && participant === undefined) {
        throw new Error(`namespace ${name} is no participant's`);
    }
    return name === args.namespaceName ? args.namespace : (participant?.namespace ?? args.namespace);
}

/** Which Secret of a zone holds which file. */
export function pkiManifest(membership: CenmMembership): PkiManifest {
    const { name, args } = membership;
    const namespace = args.namespaceName;
    const keysIn = args.hsm === undefined ? "secrets" : "hsm";
    const same = (files: readonly string[]) => Object.fromEntries(files.map((file) => [file, file]));
    return {
        archive: { namespace, name: `${name}-pki` },
        files: allFiles(keysIn),
        secrets: [
            ...tlsIdentities.map((identity) => ({
                namespace,
                name: keysSecret(name, identity),
                files: same(ownFiles(identity, keysIn)),
            })),
            ...rootNamespaces(membership).map((of) => ({
                namespace: of,
                name: networkRootSecret(name),
                files: { [networkRootKeys.file]: pkiFiles.networkRoot },
            })),
        ],
    };
}

/**
 * The Secrets of a manifest, empty: the Job's account may update exactly these, and make none. What it writes is no
 * business of the engine's; a zone that goes leaves them behind unless its data is disposable.
 */
export function keptSecrets(
    membership: CenmMembership,
    manifest: Pick<PkiManifest, "archive" | "secrets">,
    parent: pulumi.Resource,
): kubernetes.core.v1.Secret[] {
    const { args, passwords } = membership;
    return [manifest.archive, ...manifest.secrets].map(({ namespace, name }) => {
        const isRoot = name === networkRootSecret(membership.name);
        const elsewhere = namespace !== args.namespaceName;
        return new kubernetes.core.v1.Secret(
            elsewhere ? `${name}-${namespace}` : name,
            {
                metadata: {
                    name,
                    namespace: namespaceOf(membership, namespace),
                    labels: partLabels(membership, name, "cenm-pki"),
                },
                ...(isRoot && {
                    stringData: {
                        [networkRootKeys.password]: pulumi.secret(passwords.apply(({ pki }) => pki.networkRoot)),
                    },
                }),
            },
            {
                parent,
                ignoreChanges: ["data", "stringData"],
                // A participant may go: what it had of the zone is public, and another run brings it back.
                ...(!elsewhere && protectionOptions(args.protection)),
            },
        );
    });
}
