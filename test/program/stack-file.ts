import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

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

/** What `Pulumi.dev.yaml` says, as Pulumi hands it to a program: sections as JSON, under their full keys. */
export function devConfiguration(edit: (stack: WrittenStack) => void = () => undefined): Record<string, string> {
    const { config } = parse(readFileSync(join(root, "Pulumi.dev.yaml"), "utf8")) as {
        config: Record<string, unknown>;
    };
    edit({ platform: config["corda:platform"], network: config["corda:network"] } as WrittenStack);
    return Object.fromEntries(
        Object.entries(config).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
    );
}

/** The member of that name, to be edited. */
export function writtenMember({ network }: WrittenStack, name: string): WrittenMember {
    const found = [...network.notaries, ...network.nodes].find((member) => member.name === name);
    if (found === undefined) {
        throw new Error(`dev has no member ${name}`);
    }
    return found;
}
