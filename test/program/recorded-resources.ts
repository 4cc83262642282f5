import type {
    ReadResourceRequest,
    ReadResourceResponse,
    RegisterResourceOutputsRequest,
    RegisterResourceRequest,
    RegisterResourceResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import * as settings from "@pulumi/pulumi/runtime/settings";
import type { RecordedResource } from "./program-graph";

interface Monitor {
    registerResource(
        request: RegisterResourceRequest,
        callback: (error: unknown, response?: RegisterResourceResponse) => void,
    ): Promise<void>;
    readResource(
        request: ReadResourceRequest,
        callback: (error: unknown, response?: ReadResourceResponse) => void,
    ): Promise<void>;
    registerResourceOutputs(request: RegisterResourceOutputsRequest, callback: (error: unknown) => void): void;
}

/**
 * Notes every resource that is registered with the mock monitor from now on, and what `registerOutputs` gives it.
 *
 * @param resources What is noted, by URN; given back.
 */
export function recordInto(resources: Map<string, RecordedResource>): ReadonlyMap<string, RecordedResource> {
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
    const read = monitor.readResource.bind(monitor);
    monitor.readResource = (request, callback) =>
        read(request, (error, response) => {
            if (response !== undefined) {
                const urn = response.getUrn();
                resources.set(urn, lookedUp(urn, request));
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
    return resources;
}

/** What the program looks up and doesn't own. */
function lookedUp(urn: string, request: ReadResourceRequest): RecordedResource {
    return {
        urn,
        type: request.getType(),
        name: request.getName(),
        custom: true,
        lookedUp: request.getId(),
        parent: request.getParent(),
        provider: request.getProvider(),
        protect: false,
        retainOnDelete: false,
        deleteBeforeReplace: false,
        ignoreChanges: [],
        secretOutputs: request.getAdditionalsecretoutputsList(),
        dependencies: request.getDependenciesList(),
        propertyDependencies: {},
        inputs: (request.getProperties()?.toJavaScript() ?? {}) as Record<string, unknown>,
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
