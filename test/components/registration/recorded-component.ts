import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import * as settings from "@pulumi/pulumi/runtime/settings";

/** A resource that a component registered: its inputs as the provider would get them. */
export interface Recorded {
    readonly type: string;
    readonly name: string;
    readonly inputs: Readonly<Record<string, unknown>>;
    /** Whether the engine refuses to delete it. */
    readonly protect: boolean;
}

interface Monitor {
    registerResource(request: RegisterResourceRequest, callback: unknown): Promise<void>;
}

/** Makes a component against Pulumi's mock monitor and returns what it registers, in the order of names. */
export async function recordComponent(make: () => void): Promise<Recorded[]> {
    const resources: Omit<Recorded, "protect">[] = [];
    const guarded = new Set<string>();
    await pulumi.runtime.setMocks(
        {
            newResource: ({ type, name, inputs }) => {
                const state = inputs as Record<string, unknown>;
                resources.push({ type, name, inputs: state });
                const metadata = state["metadata"] as { readonly name?: string } | undefined;
                const content = createHash("sha256").update(JSON.stringify(state)).digest("hex").slice(0, 8);
                return {
                    id: name,
                    state:
                        metadata === undefined
                            ? state
                            : { ...state, metadata: { ...metadata, name: metadata.name ?? `${name}-${content}` } },
                };
            },
            call: ({ token }) => {
                throw new Error(`the component called ${token}; it has to work without asking anybody`);
            },
        },
        "corda",
        "dev",
        false,
        "organization",
    );
    const monitor = settings.getMonitor() as unknown as Monitor;
    const register = monitor.registerResource.bind(monitor);
    monitor.registerResource = (request, callback) => {
        if (request.getProtect() === true) {
            guarded.add(request.getType() + request.getName());
        }
        return register(request, callback);
    };
    await pulumi.runtime.runInPulumiStack(() => {
        make();
        return Promise.resolve({});
    });
    await pulumi.runtime.disconnect();
    return resources
        .map((resource) => ({ ...resource, protect: guarded.has(resource.type + resource.name) }))
        .sort((one, other) => (one.type + one.name < other.type + other.name ? -1 : 1));
}

/** The one resource of a type, or of a type and name. @throws Error where there is another number of them. */
export function only(resources: readonly Recorded[], type: string, name?: string): Recorded {
    const found = resources.filter((one) => one.type.endsWith(`:${type}`) && (name === undefined || one.name === name));
    const [first] = found;
    if (first === undefined || found.length > 1) {
        throw new Error(`${found.length} resources of type ${type} ${name ?? ""}`);
    }
    return first;
}

/** A container as the API server would get it. */
export interface RecordedContainer {
    readonly name: string;
    readonly command: readonly string[];
    readonly args?: readonly string[];
    readonly env?: readonly { readonly name: string; readonly value?: string }[];
    readonly volumeMounts: readonly {
        readonly name: string;
        readonly mountPath: string;
        readonly readOnly?: boolean;
    }[];
}

/** A Job's pod. */
export interface RecordedPod {
    readonly serviceAccountName: string;
    readonly automountServiceAccountToken: boolean;
    readonly restartPolicy: string;
    readonly initContainers?: readonly RecordedContainer[];
    readonly containers: readonly RecordedContainer[];
    readonly volumes: readonly Readonly<Record<string, unknown>>[];
}

/** A Job as the API server would get it. */
export interface RecordedJob {
    readonly metadata: { readonly annotations: Readonly<Record<string, string>> };
    readonly spec: {
        readonly activeDeadlineSeconds: number;
        readonly podFailurePolicy?: unknown;
        readonly template: {
            readonly metadata: { readonly labels: Readonly<Record<string, string>> };
            readonly spec: RecordedPod;
        };
    };
}

/** The only Job among the resources. */
export function onlyJob(resources: readonly Recorded[]): RecordedJob {
    return only(resources, "Job").inputs as unknown as RecordedJob;
}

/** All containers of a Job's pod, in the order of their runs. */
export function containersOf(job: RecordedJob): RecordedContainer[] {
    const { initContainers = [], containers } = job.spec.template.spec;
    return [...initContainers, ...containers];
}
