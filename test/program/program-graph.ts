import { addGenerated, type Generated, masked } from "./recorded-values";

/** One resource as the program asked the engine for it. */
export interface RecordedResource {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** A component when false. */
    readonly custom: boolean;
    /** The id it is looked up by, where it is somebody else's; undefined for what the program makes. */
    readonly lookedUp?: string;
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
    /** As sent: secrets are wrapped, see `isSecretValue`. */
    readonly inputs: Readonly<Record<string, unknown>>;
    /** What `registerOutputs` was given; only for components and the stack. */
    outputs?: Readonly<Record<string, unknown>>;
}

/** Everything a run of the program registered. */
export class ProgramGraph {
    private readonly byUrn: ReadonlyMap<string, RecordedResource>;

    /**
     * @param secrets Values of the secrets that the stack file names, by `secrets.<name>.<key>`.
     */
    constructor(
        readonly resources: readonly RecordedResource[],
        readonly secrets: ReadonlyMap<string, string> = new Map(),
    ) {
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

    /** Objects in the cluster that the program makes. */
    get kubernetes(): RecordedResource[] {
        return this.resources.filter(({ type, lookedUp }) => type.startsWith("kubernetes:") && lookedUp === undefined);
    }

    ofType(suffix: string): RecordedResource[] {
        return this.resources.filter(({ type }) => type.endsWith(`:${suffix}`));
    }

    has(urn: string): boolean {
        return this.byUrn.has(urn);
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

    /** What a resource is given, comparable between runs: in place of a generated value or a secret stands its name. */
    comparable(resource: RecordedResource): Record<string, unknown> {
        return masked(resource.inputs, new Map([...this.secrets, ...this.generated])) as Record<string, unknown>;
    }
}
