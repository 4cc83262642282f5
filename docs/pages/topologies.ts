import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { portPlan, type Reach } from "../../components/port-plan";
import { hsmKinds } from "../../components/versions/hsm-kinds";
import { hsmUseSince } from "../../components/versions/hsm-support";
import { isBinaryKey } from "../../config/secret-key";
import { secretUses } from "../../config/secret-uses";
import { settingPath } from "../../config/secrets";
import type { GeneratedPage } from "../generate";

/**
 * The page of topologies: written by hand but for what is between `<!-- made: … -->` and `<!-- end -->`, which comes from
 * the stack files and from the tables that the program goes by.
 */
export const topologiesPage: GeneratedPage = {
    path: "docs/topologies.md",
    render: (root) =>
        readFileSync(join(root, "docs/topologies.md"), "utf8").replace(
            /(<!-- made: (\w+)(?: ([a-z-]+))? -->\n)[^]*?(<!-- end -->)/g,
            (_, begin: string, what: string, topology: string | undefined, end: string) =>
                `${begin}\n${made(root, what, topology ?? "")}\n\n${end}`,
        ),
};

/** @throws Error for a word that isn't known. */
function made(root: string, what: string, topology: string): string {
    switch (what) {
        case "stack":
            return fenced("yaml", essentials(stackFile(root, topology)));
        case "secrets":
            return fenced("sh", ownSecretCommands(root, topology).join("\n"));
        case "ports":
            return table(["component", "port", "opened by", "Service"], portRows());
        case "hsms":
            return table(["kind", "identity", "TLS", "confidential identities", "notary's service"], hsmRows());
        default:
            throw new Error(`docs/topologies.md asks for ${what}, which nobody makes`);
    }
}

const stackFile = (root: string, topology: string) =>
    readFileSync(join(root, "docs/topologies", `${topology}.yaml`), "utf8");
const fenced = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``;

/** What the stack files have alike; the whole file is a link away. */
const alike = new Set(["kind", "context", "storage", "edition", "images", "cordapps"]);

/** A zone that somebody else operates, or one for development: two words, and where it is. */
const isUsualZone = (key: string) => /^ *zone:\s*(\{ )?kind: (doorman|bootstrapped)\b/.test(key);

/** The lines of a stack file that make its topology what it is. */
function essentials(text: string): string {
    return text
        .split(/\n {2}(?=corda:)/)
        .slice(1)
        .flatMap((section) => {
            const [title = "", ...keys] = section.trimEnd().split(/\n(?= {4}\w)/);
            const telling = keys.filter((key) => !alike.has(/\w+/.exec(key)?.[0] ?? "") && !isUsualZone(key));
            return telling.length === 0 ? [] : [title, ...telling.map((key) => key.replace(/^ {2}/gm, ""))];
        })
        .join("\n");
}

/** The commands that set every secret of a stack file; each value is read from a file or asked for, never an argument. */
export function secretCommands(text: string): string[] {
    const { config } = parse(text) as { readonly config: Readonly<Record<string, unknown>> };
    const commands = secretUses(config["corda:network"]).flatMap(({ secret, keys }) =>
        keys.map((key) => {
            const set = `pulumi config set --secret --path ${settingPath(secret, key)}`;
            if (isBinaryKey(key)) {
                return `base64 -w0 ${key} | ${set}`;
            }
            return /\.\w+$/.test(key) ? `${set} < ${key === ".dockerconfigjson" ? "~/.docker/config.json" : key}` : set;
        }),
    );
    return [...new Set(commands)];
}

/** Of a topology what others don't need; without one, what the plain node has in common with most. */
function ownSecretCommands(root: string, topology: string): string[] {
    const isCommon = (command: string) => /corda:secrets\.(network-root|registry)\b/.test(command);
    return topology === ""
        ? secretCommands(stackFile(root, "enterprise-node")).filter(isCommon)
        : secretCommands(stackFile(root, topology)).filter((command) => !isCommon(command));
}

const reached: Readonly<Record<Reach, string>> = {
    peers: "peers of other organisations",
    cluster: "pods that a policy names",
    kubelet: "the kubelet's probes",
};

function portRows(): string[][] {
    return Object.entries(portPlan).flatMap(([component, plan]) =>
        plan.map(({ port, reach, ...planned }) => [
            component === "cordapps"
                ? "CorDapp repository"
                : component.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
            String(port),
            reached[reach],
            "service" in planned ? `\`<name>${planned.service}\`` : "none",
        ]),
    );
}

function hsmRows(): string[][] {
    const uses = ["identity", "tls", "confidential", "notary"] as const;
    return hsmKinds.map((kind) => [
        `[\`${kind}\`](topologies/hsm-${kind}.yaml)`,
        ...uses.map((use) => `${hsmUseSince(kind, use)}`),
    ]);
}

/** A table as the formatter aligns it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
    const widths = head.map((title, column) =>
        Math.max(...[head, ...rows].map((row) => (row[column] ?? title).length)),
    );
    const line = (cells: readonly string[]) =>
        `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
    return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
