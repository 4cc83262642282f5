import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { placeholderSecrets, type SecretValues } from "../../local/placeholder-secrets";

/** A member of the network as a stack file writes it: what has a default may be missing. */
export interface WrittenMember {
    name: string;
    legalName: string;
    [key: string]: unknown;
}

/** The configuration of a stack file, to be changed before a run. */
export interface WrittenStack {
    platform: Record<string, unknown>;
    network: {
        cordapps: { maven: string; sha256: string }[];
        notaries: WrittenMember[];
        nodes: WrittenMember[];
        [key: string]: unknown;
    };
}

/** Root of the repository. */
export const root = join(__dirname, "..", "..");

/**
 * What a stack file says, as Pulumi hands it to a program: sections as JSON, under their full keys. The secrets it names
 * have recognisable values.
 *
 * @param file Path from the repository's root.
 */
export function configurationOf(
    file: string,
    edit: (stack: WrittenStack) => void = () => undefined,
): Record<string, string> {
    const { config } = parse(readFileSync(join(root, file), "utf8")) as { config: Record<string, unknown> };
    edit({ platform: config["corda:platform"], network: config["corda:network"] } as WrittenStack);
    const secrets = namedSecrets(config["corda:network"], config["corda:platform"]);
    if (Object.keys(secrets).length > 0) {
        config["corda:secrets"] = secrets;
    }
    return Object.fromEntries(
        Object.entries(config).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
    );
}

/**
 * Values of every secret that a network names, by name and key; none of them is like any other.
 *
 * @param platform Where they are; those that a store outside the cluster has are left out. @default Kubernetes Secrets
 */
export function namedSecrets(network: unknown, platform: unknown): SecretValues {
    return placeholderSecrets({ network, platform }, "canary");
}

/** Values of the secrets in a configuration, by `secrets.<name>.<key>`. */
export function secretsOf(configuration: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
    const secrets = JSON.parse(configuration["corda:secrets"] ?? "{}") as SecretValues;
    return new Map(
        Object.entries(secrets).flatMap(([name, keys]) =>
            Object.entries(keys).map(([key, value]) => [`secrets.${name}.${key}`, value] as const),
        ),
    );
}

/** The member of that name, to be edited. */
export function writtenMember({ network }: WrittenStack, name: string): WrittenMember {
    // Where somebody else notarises there is no list of notaries.
    const lists: (WrittenMember[] | undefined)[] = [network.notaries, network.nodes];
    const found = lists.flatMap((members) => members ?? []).find((member) => member.name === name);
    if (found === undefined) {
        throw new Error(`the stack file has no member ${name}`);
    }
    return found;
}
