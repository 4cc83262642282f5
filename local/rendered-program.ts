import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { MockResourceArgs, MockResourceResult } from "@pulumi/pulumi/runtime";
import { stringify } from "yaml";
import type { PolicyRule, RenderedObject } from "../infra/existing/rights";
import { placeholderSecrets } from "./placeholder-secrets";

/** The sections of a stack file. */
export interface StackSections {
    readonly platform: unknown;
    readonly network: unknown;
}

/** An object, and the provider it goes to. */
export interface PlacedObject extends RenderedObject {
    /** Name of the provider: `existing`, or `existing-dmz` for the cluster of the floats. */
    readonly provider: string;
}

/**
 * Every object that the program makes of a stack file, without a cluster, an engine or a secret: clusters are only names,
 * and each secret has a value that stands for it. To be called once in a process, which then is the program's.
 *
 * @param sections A stack file without a mistake.
 */
export async function renderProgram(sections: StackSections): Promise<PlacedObject[]> {
    const { platform, network } = sections;
    const where = isRecord(platform) ? platform : {};
    const { dmz, context, contexts } = where;
    const reached = without(where, "kubeconfig", "stackReference");
    const directory = mkdtempSync(join(tmpdir(), "corda-rights-"));
    const kubeconfig = join(directory, "kubeconfig");
    const names = [
        context,
        isRecord(dmz) ? dmz["context"] : undefined,
        ...(Array.isArray(contexts) ? contexts : ["minikube"]),
    ];
    writeFileSync(kubeconfig, kubeconfigOf(names.filter((name): name is string => typeof name === "string")));
    process.env["KUBECONFIG"] = kubeconfig;
    process.env["PULUMI_CONFIG_SECRET_KEYS"] = '["corda:secrets"]';
    try {
        const objects: PlacedObject[] = [];
        await pulumi.runtime.setMocks(
            {
                newResource: (args) => answer(args, objects),
                call: ({ token }) => {
                    throw new Error(`the program called ${token}; it has to work without asking anybody`);
                },
            },
            "corda",
            "rights",
            false,
            "organization",
        );
        const secrets = placeholderSecrets(sections, "stands for a secret");
        pulumi.runtime.setAllConfig({
            "corda:platform": JSON.stringify({ ...reached, ...(isRecord(dmz) && { dmz: without(dmz, "kubeconfig") }) }),
            "corda:network": JSON.stringify(network),
            ...(Object.keys(secrets).length > 0 && { "corda:secrets": JSON.stringify(secrets) }),
        });
        await pulumi.runtime.runInPulumiStack(async () => ({ ...((await import("../index.js")) as object) }));
        await pulumi.runtime.disconnect();
        return objects;
    } finally {
        rmSync(directory, { recursive: true });
    }
}

function answer(args: MockResourceArgs, objects: PlacedObject[]): MockResourceResult {
    const inputs = args.inputs as Readonly<Record<string, unknown>>;
    if (args.type === "pulumi:index:Stash") {
        return { id: args.name, state: { ...inputs, output: inputs["input"] } };
    }
    const { apiVersion, kind, metadata, spec, rules } = inputs;
    if (!args.type.startsWith("kubernetes:") || typeof apiVersion !== "string" || typeof kind !== "string") {
        return { id: args.name, state: inputs };
    }
    const named = { name: args.name, ...(isRecord(metadata) ? metadata : {}) };
    const { storageClassName, host } = isRecord(spec) ? spec : {};
    objects.push({
        apiVersion,
        kind,
        metadata: named,
        provider: args.provider?.split("::").at(-2) ?? "",
        lookedUp: (args.id ?? "") !== "",
        ...(typeof storageClassName === "string" && { storageClass: storageClassName }),
        namesHost: kind === "Route" && host !== undefined,
        ...(kind === "Role" && { rules: rules as readonly PolicyRule[] }),
    });
    return { id: args.name, state: { ...inputs, metadata: named } };
}

/** Contexts that lead nowhere. */
function kubeconfigOf(contexts: readonly string[]): string {
    return stringify({
        apiVersion: "v1",
        kind: "Config",
        clusters: [{ name: "nowhere", cluster: { server: "https://127.0.0.1:1" } }],
        users: [{ name: "nobody", user: {} }],
        contexts: [...new Set(contexts)].map((name) => ({ name, context: { cluster: "nowhere", user: "nobody" } })),
    });
}

function without(section: Readonly<Record<string, unknown>>, ...keys: readonly string[]): Record<string, unknown> {
    return Object.fromEntries(Object.entries(section).filter(([key]) => !keys.includes(key)));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
