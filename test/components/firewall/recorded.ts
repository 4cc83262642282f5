import * as pulumi from "@pulumi/pulumi";
import type { RegisterResourceRequest, RegisterResourceResponse } from "@pulumi/pulumi/proto/resource_pb";
import * as settings from "@pulumi/pulumi/runtime/settings";
import { MockCluster } from "../../program/mock-cluster";
import { ProgramGraph, type RecordedResource } from "../../program/program-graph";

interface Monitor {
    registerResource(
        request: RegisterResourceRequest,
        callback: (error: unknown, response?: RegisterResourceResponse) => void,
    ): Promise<void>;
}

/**
 * Makes components against Pulumi's mock monitor and returns every resource they register.
 *
 * @throws What making them throws, once what was registered before is done with.
 */
export async function recordComponents(make: () => void): Promise<ProgramGraph> {
    process.env["PULUMI_ERROR_OUTPUT_STRING"] = "true";
    const cluster = new MockCluster(false);
    await pulumi.runtime.setMocks(
        { newResource: (args) => cluster.create(args), call: ({ inputs }) => inputs as Record<string, unknown> },
        "corda",
        "dev",
        false,
        "organization",
    );
    const resources = new Map<string, RecordedResource>();
    const monitor = settings.getMonitor() as unknown as Monitor;
    const register = monitor.registerResource.bind(monitor);
    monitor.registerResource = (request, callback) =>
        register(request, (error, response) => {
            if (response !== undefined) {
                resources.set(response.getUrn(), recorded(response.getUrn(), request));
            }
            callback(error, response);
        });
    let refusal: unknown;
    await pulumi.runtime.runInPulumiStack(() => {
        try {
            make();
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
        propertyDependencies: {},
        inputs: (request.getObject()?.toJavaScript() ?? {}) as Record<string, unknown>,
    };
}
