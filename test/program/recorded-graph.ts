import * as pulumi from "@pulumi/pulumi";
import type {
    RegisterResourceOutputsRequest,
    RegisterResourceRequest,
    RegisterResourceResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import * as settings from "@pulumi/pulumi/runtime/settings";
import { vi } from "vitest";
import { kubeconfig } from "./kubeconfig";
import { MockCluster } from "./mock-cluster";
import { ProgramGraph, type RecordedResource } from "./program-graph";
import { configurationOf, secretsOf, type WrittenStack } from "./stack-file";

/** How the program is run. */
export interface ProgramRun {
    /** The stack file, a path from the repository's root. @default Pulumi.dev.yaml */
    readonly file?: string;
    /** Changes what the stack file says. */
    readonly edit?: (stack: WrittenStack) => void;
    /** Whether values that the engine learns only in an update are unknown. @default false */
    readonly preview?: boolean;
}

interface Monitor {
    registerResource(
        request: RegisterResourceRequest,
        callback: (error: unknown, response?: RegisterResourceResponse) => void,
    ): Promise<void>;
    registerResourceOutputs(request: RegisterResourceOutputsRequest, callback: (error: unknown) => void): void;
}

function recordInto(resources: Map<string, RecordedResource>): void {
    const monitor = settings.getMonitor() as unknown as Monitor;
    const register = monitor.registerResource.bind(monitor);
    const registerOutputs = monitor.registerResourceOutputs.bind(monitor);
    monitor.registerResource = (request, callback) =>
        register(request, (error, response) => {
            if (response !== undefined) {
                const urn = response.getUrn();
                if (resources.has(urn)) {
                    throw new Error(`${urn} is registered twice`);
                }
                resources.set(urn, recorded(urn, request));
            }
            callback(error, response);
        });
    monitor.registerResourceOutputs = (request, callback) => {
        const resource = resources.get(request.getUrn());
        if (resource !== undefined) {
            resource.outputs = request.getOutputs()?.toJavaScript() ?? {};
        }
        registerOutputs(request, callback);
    };
}

function recorded(urn: string, request: RegisterResourceRequest): RecordedResource {
    return {
        urn,
        type: request.getType(),
        name: request.getName(),
        custom: request.getCustom(),
        parent: request.getParent(),
        provider: request.getProvider(),
        protect: request.getProtect() ?? false,
        retainOnDelete: request.getRetainondelete() ?? false,
        deleteBeforeReplace: request.getDeletebeforereplace(),
        ignoreChanges: request.getIgnorechangesList(),
        secretOutputs: request.getAdditionalsecretoutputsList(),
        dependencies: request.getDependenciesList(),
        propertyDependencies: Object.fromEntries(
            request
                .getPropertydependenciesMap()
                .toArray()
                .map(([property, on]: [string, unknown]) => [property, (on as string[][])[0] ?? []]),
        ),
        inputs: (request.getObject()?.toJavaScript() ?? {}) as Record<string, unknown>,
    };
}

/**
 * Runs the whole program (`index.ts`, as the language host does) with the configuration of the `dev` stack against
 * Pulumi's mock monitor, and returns every resource it registers, in a fixed order.
 */
export async function recordProgram(run: ProgramRun = {}): Promise<ProgramGraph> {
    const { file = "Pulumi.dev.yaml", edit, preview = false } = run;
    const usersEnvironment = { ...process.env };
    try {
        process.env["KUBECONFIG"] = kubeconfig;
        process.env["PULUMI_ERROR_OUTPUT_STRING"] = "true";
        const cluster = new MockCluster(preview);
        await pulumi.runtime.setMocks(
            {
                newResource: (args) => cluster.create(args),
                call: ({ token }) => {
                    throw new Error(`the program called ${token}; it has to work without asking anybody`);
                },
            },
            "corda",
            "dev",
            preview,
            "organization",
        );
        const configuration = configurationOf(file, edit);
        pulumi.runtime.setAllConfig(configuration);
        // The language host says so of a section that was encrypted.
        process.env["PULUMI_CONFIG_SECRET_KEYS"] = '["corda:secrets"]';
        const resources = new Map<string, RecordedResource>();
        recordInto(resources);
        vi.resetModules();
        await pulumi.runtime.runInPulumiStack(async () => ({ ...((await import("../../index.js")) as object) }));
        await pulumi.runtime.disconnect();
        return new ProgramGraph(
            [...resources.values()].sort((a, b) => (a.urn < b.urn ? -1 : 1)),
            secretsOf(configuration),
        );
    } finally {
        for (const name of ["KUBECONFIG", "PULUMI_CONFIG_SECRET_KEYS"]) {
            if (usersEnvironment[name] === undefined) {
                // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- one of the two names above
                delete process.env[name];
            } else {
                process.env[name] = usersEnvironment[name];
            }
        }
    }
}
