import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { MockResourceArgs, MockResourceResult } from "@pulumi/pulumi/runtime";
import type {
    RegisterResourceOutputsRequest,
    RegisterResourceRequest,
    RegisterResourceResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import * as settings from "@pulumi/pulumi/runtime/settings";
import { vi } from "vitest";
import { devConfiguration, type WrittenStack } from "./stack-file";

/** One resource as the program asked the engine for it. */
export interface RecordedResource {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** A component when false. */
    readonly custom: boolean;
    /** URN; empty for the stack. */
    readonly parent: string;
    /** Reference of an explicit provider; empty where the engine would take a default one. */
    readonly provider: string;
    readonly protect: boolean;
    readonly retainOnDelete: boolean;
    readonly deleteBeforeReplace: boolean;
    readonly ignoreChanges: readonly string[];
    readonly secretOutputs: readonly string[];
    /** URNs of everything it waits for. */
    readonly dependencies: readonly string[];
    /** The same by the property that brings them. */
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
    /** As sent: secrets are wrapped, see {@link isSecretValue}. */
    readonly inputs: Readonly<Record<string, unknown>>;
    /** What `registerOutputs` was given; only for components and the stack. */
    outputs?: Readonly<Record<string, unknown>>;
}

/** How the program is run. */
export interface ProgramRun {
    /** Changes what `Pulumi.dev.yaml` says. */
    readonly edit?: (stack: WrittenStack) => void;
    /** Whether values that the engine learns only in an update are unknown. @default false */
    readonly preview?: boolean;
}

const signature = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** Whether a recorded value is marked secret: the engine encrypts it in the state and hides it in every output. */
export function isSecretValue(value: unknown): value is { readonly value: unknown } {
    return typeof value === "object" && value !== null && Reflect.get(value, signature) === secretSignature;
}

/** The value with every secret mark taken off. */
export function unwrapped(value: unknown): unknown {
    return withTexts(value, (text) => text);
}

/**
 * What the mock cluster answers: the object as sent, under a name. An object without one is named as the official
 * provider does, except that the suffix isn't random but stands for the content: another content is another object.
 */
class MockCluster {
    private readonly generated: Generated = new Map();

    constructor(private readonly preview: boolean) {}

    create({ type, name, inputs }: MockResourceArgs): MockResourceResult {
        const state = inputs as Record<string, unknown>;
        if (type === "pulumi:index:Stash") {
            addGenerated(this.generated, name, state["input"]);
            return { id: name, state: this.preview ? state : { ...state, output: state["input"] } };
        }
        const metadata = state["metadata"] as { readonly name?: string } | undefined;
        if (metadata === undefined) {
            return { id: `${name}-id`, state };
        }
        const content = createHash("sha256").update(JSON.stringify(masked(state, this.generated)));
        const named = { ...metadata, name: metadata.name ?? `${name}-${content.digest("hex").slice(0, 8)}` };
        return { id: name, state: { ...state, metadata: named } };
    }
}

/** Values a run made up, by the name of their stash and their key. */
type Generated = Map<string, string>;

function addGenerated(generated: Generated, stash: string, input: unknown): void {
    for (const [key, value] of Object.entries(unwrapped(input) as Record<string, string>)) {
        generated.set(`${stash}.${key}`, value);
    }
}

/** The part of an image's tag that stands for the content of its recipe. */
const recipe = /(localhost\/corda\/[a-z-]+:[0-9.]+-)[0-9a-f]{12}/g;

/**
 * A recorded value without its secret marks, with the name of every generated value in place of it, and without the
 * recipes of images: those change with files that are not part of the program.
 */
function masked(value: unknown, generated: ReadonlyMap<string, string>): unknown {
    return withTexts(value, (text) =>
        [...generated]
            .reduce((rest, [key, made]) => rest.replaceAll(made, `<${key}>`), text)
            .replace(recipe, "$1<recipe>"),
    );
}

/** A copy of a recorded value without its secret marks, every string of it replaced. */
function withTexts(value: unknown, replace: (text: string) => string): unknown {
    if (isSecretValue(value)) {
        return withTexts(value.value, replace);
    }
    if (typeof value === "string") {
        return replace(value);
    }
    if (Array.isArray(value)) {
        return value.map((item) => withTexts(item, replace));
    }
    return typeof value === "object" && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withTexts(inner, replace)]))
        : value;
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
    const { edit, preview = false } = run;
    const usersKubeconfig = process.env["KUBECONFIG"];
    try {
        process.env["KUBECONFIG"] = kubeconfig();
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
        pulumi.runtime.setAllConfig(devConfiguration(edit));
        const resources = new Map<string, RecordedResource>();
        recordInto(resources);
        vi.resetModules();
        await pulumi.runtime.runInPulumiStack(async () => ({ ...((await import("../../index.js")) as object) }));
        await pulumi.runtime.disconnect();
        return new ProgramGraph([...resources.values()].sort((a, b) => (a.urn < b.urn ? -1 : 1)));
    } finally {
        if (usersKubeconfig === undefined) {
            delete process.env["KUBECONFIG"];
        } else {
            process.env["KUBECONFIG"] = usersKubeconfig;
        }
    }
}

let kubeconfigFile: string | undefined;

/**
 * Path of a kubeconfig with two clusters, of which the current one is not ours: a program that took it would be seen.
 * One for the whole process, because its path becomes part of the provider's inputs.
 */
export function kubeconfig(): string {
    if (kubeconfigFile === undefined) {
        const directory = mkdtempSync(join(tmpdir(), "corda-program-"));
        process.once("exit", () => {
            rmSync(directory, { recursive: true });
        });
        const contexts = ["corda-local", "somebody-elses"];
        kubeconfigFile = join(directory, "kubeconfig.json");
        writeFileSync(
            kubeconfigFile,
            JSON.stringify({
                apiVersion: "v1",
                kind: "Config",
                clusters: contexts.map((name) => ({ name, cluster: { server: "https://127.0.0.1:1" } })),
                users: contexts.map((name) => ({ name, user: {} })),
                contexts: contexts.map((name) => ({ name, context: { cluster: name, user: name } })),
                "current-context": contexts.at(-1),
            }),
        );
    }
    return kubeconfigFile;
}

/** Everything a run of the program registered. */
export class ProgramGraph {
    private readonly byUrn: ReadonlyMap<string, RecordedResource>;

    constructor(readonly resources: readonly RecordedResource[]) {
        this.byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    }

    /** The stack itself; its outputs are what `pulumi stack output` shows. */
    get stack(): RecordedResource {
        return this.one("pulumi:pulumi:Stack", "corda-dev");
    }

    /** Components of this product. */
    get components(): RecordedResource[] {
        return this.resources.filter(({ type }) => type.startsWith("corda:"));
    }

    /** Objects in the cluster. */
    get kubernetes(): RecordedResource[] {
        return this.resources.filter(({ type }) => type.startsWith("kubernetes:"));
    }

    ofType(suffix: string): RecordedResource[] {
        return this.resources.filter(({ type }) => type.endsWith(`:${suffix}`));
    }

    at(urn: string): RecordedResource {
        const resource = this.byUrn.get(urn);
        if (resource === undefined) {
            throw new Error(`no resource ${urn}`);
        }
        return resource;
    }

    /** The resource of a type (or the last part of one) with this logical name. */
    one(type: string, name: string): RecordedResource {
        const found = this.resources.filter(
            (resource) => resource.name === name && (resource.type === type || resource.type.endsWith(`:${type}`)),
        );
        if (found.length !== 1 || found[0] === undefined) {
            throw new Error(`${found.length} resources are a ${type} named ${name}`);
        }
        return found[0];
    }

    /** Parents up to the stack, the nearest first. */
    ancestors(resource: RecordedResource): RecordedResource[] {
        return resource.parent === "" ? [] : [this.at(resource.parent), ...this.ancestors(this.at(resource.parent))];
    }

    /** Everything below a component. */
    descendants(component: RecordedResource): RecordedResource[] {
        return this.resources.filter((resource) => this.ancestors(resource).includes(component));
    }

    /** URNs of everything that has to be there before this one is made. */
    before(resource: RecordedResource): ReadonlySet<string> {
        const found = new Set<string>();
        const visit = (urn: string) => {
            if (!found.has(urn)) {
                found.add(urn);
                this.at(urn).dependencies.forEach(visit);
            }
        };
        resource.dependencies.forEach(visit);
        return found;
    }

    /** Every value that this run made up: passwords, keys and certificates, by stash and key. */
    get generated(): ReadonlyMap<string, string> {
        const generated: Generated = new Map();
        this.ofType("Stash").forEach(({ name, inputs }) => {
            addGenerated(generated, name, inputs["input"]);
        });
        return generated;
    }

    /** What a resource is given, comparable between runs: in place of a generated value stands its name. */
    comparable(resource: RecordedResource): Record<string, unknown> {
        return masked(resource.inputs, this.generated) as Record<string, unknown>;
    }
}
