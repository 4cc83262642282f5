import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import { aksSchema, type AksConfig } from "../../../config/aks";
import { networkShape, type NetworkShape } from "../../../config/network-shape";
import { writtenNetwork } from "../../../config/written-network";
import { AksPlatform } from "../../../infra/aks/aks";
import { ProgramGraph, type RecordedResource } from "../../program/program-graph";
import { recordInto } from "../../program/recorded-resources";
import { root } from "../../program/stack-file";
import { azureAnswer, azureResource } from "./mocks";

/** The platform of the production stack as its file writes it. */
export type WrittenAks = Record<string, unknown>;

/** The stack file of production on Azure. */
export const productionFile = "Pulumi.prod-azure.yaml";

/** The sections of the production stack, to be changed by a test. */
export function productionSections(): { platform: WrittenAks; network: Record<string, unknown> } {
    const { config } = parse(readFileSync(join(root, productionFile), "utf8")) as {
        config: Record<string, Record<string, unknown>>;
    };
    return { platform: config["corda:platform"] ?? {}, network: config["corda:network"] ?? {} };
}

/** The configuration of the production stack's platform, changed. */
export function aksConfig(edit: (platform: WrittenAks) => void = () => undefined): AksConfig {
    const { platform } = productionSections();
    edit(platform);
    return aksSchema.parse(platform);
}

/** What the production stack's network takes of Azure. */
export function productionShape(): NetworkShape {
    return networkShape(writtenNetwork(productionSections().network));
}

/** How a platform is recorded. */
export interface PlatformRun {
    readonly edit?: (platform: WrittenAks) => void;
    /** What the network asks of the platform. @default nothing */
    readonly use?: (platform: AksPlatform) => void;
    readonly preview?: boolean;
    /** What else the network takes than the production stack's. @default nothing */
    readonly shape?: Partial<NetworkShape>;
}

/** Makes a platform alone against Pulumi's mock monitor, and returns every resource it registers. */
export async function recordPlatform({ edit, use, preview = false, shape }: PlatformRun = {}): Promise<ProgramGraph> {
    process.env["PULUMI_ERROR_OUTPUT_STRING"] = "true";
    await pulumi.runtime.setMocks(
        {
            newResource: (args) =>
                args.type.startsWith("azure-native:")
                    ? azureResource(args, preview)
                    : { id: args.name, state: args.inputs as Record<string, unknown> },
            call: ({ token }) => {
                const answer = preview ? undefined : azureAnswer(token);
                if (answer === undefined) {
                    throw new Error(`the platform called ${token}`);
                }
                return answer;
            },
        },
        "corda",
        "prod-azure",
        preview,
        "organization",
    );
    const resources = recordInto(new Map());
    let refusal: unknown;
    await pulumi.runtime.runInPulumiStack(() => {
        try {
            use?.(new AksPlatform("aks", { config: aksConfig(edit), shape: { ...productionShape(), ...shape } }));
        } catch (thrown) {
            refusal = thrown;
        }
        return Promise.resolve({});
    });
    await pulumi.runtime.disconnect();
    if (refusal !== undefined) {
        throw refusal as Error;
    }
    return new ProgramGraph([...resources.values()].sort((a, b) => (a.urn < b.urn ? -1 : 1)));
}

/** Everything in Azure. */
export function azureOf(graph: ProgramGraph): RecordedResource[] {
    return graph.resources.filter(({ type }) => type.startsWith("azure-native:"));
}

/** The value at a path of a resource's inputs, such as `properties.sku.name`; undefined where there is none. */
export function at(resource: RecordedResource, path: string): unknown {
    return path
        .replaceAll("[", ".")
        .replaceAll("]", "")
        .split(".")
        .reduce<unknown>(
            (value, step) =>
                typeof value === "object" && value !== null ? (value as Record<string, unknown>)[step] : undefined,
            resource.inputs,
        );
}

/** Whether one resource is there before another is made. */
export function isBefore(graph: ProgramGraph, first: RecordedResource, then: RecordedResource): boolean {
    return graph.before(then).has(first.urn);
}
