import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";

/** A property of a resource, or of an object in one, as its SDK declares it among the outputs. */
export interface DeclaredOutput {
    readonly name: string;
    /** Whether it may be missing from a resource that is there. */
    readonly optional: boolean;
    /** The SDK's name of the object's type, like `eks.ClusterVpcConfig`; undefined for what isn't an object. */
    readonly type?: string;
    /** What holds objects of that type. */
    readonly holder: "itself" | "list" | "map";
}

/** Outputs by resource and by object, for whoever has to know what a provider will add to the inputs. */
export interface Declarations {
    /** Of a resource's type token. Empty where nothing is known of it. */
    ofResource(token: string): readonly DeclaredOutput[];
    /** Of a named object type. Empty where nothing is known of it. */
    ofObject(type: string): readonly DeclaredOutput[];
}

/**
 * The declarations of an installed SDK, `@pulumi/<package>`. Its type declarations are generated from the provider's
 * schema in one fixed layout, so that they tell as much as the schema, which only the provider itself has.
 */
export class SdkDeclarations implements Declarations {
    private readonly resources = new Map<string, readonly DeclaredOutput[]>();
    private readonly objects = new Map<string, readonly DeclaredOutput[]>();
    private readonly directory: string | undefined;
    private text: string | undefined;

    /** @param project The directory of the program, from which the SDK is found. */
    constructor(packageName: string, project: string) {
        try {
            const resolver = createRequire(path.join(project, "index.js"));
            this.directory = path.dirname(resolver.resolve(`@pulumi/${packageName}/package.json`));
        } catch {
            this.directory = undefined;
        }
    }

    ofResource(token: string): readonly DeclaredOutput[] {
        return remembered(this.resources, token, () => {
            const [, module = "", name = ""] = token.split(":");
            // Two ways of tokens: `aws:eks/cluster:Cluster`, `azure-native:containerservice:ManagedCluster`.
            const files = [module, `${module}/${name.charAt(0).toLowerCase()}${name.slice(1)}`];
            const text = files.map((file) => this.read(`${file}.d.ts`)).find((found) => found !== "") ?? "";
            return members(text, resourceMember);
        });
    }

    ofObject(type: string): readonly DeclaredOutput[] {
        return remembered(this.objects, type, () => {
            this.text ??= this.read("types/output.d.ts");
            const scope = type.split(".");
            const name = scope.pop() ?? "";
            let start = 0;
            let indent = "";
            for (const namespace of scope) {
                const opening = `${indent === "" ? "export declare " : indent}namespace ${namespace} {\n`;
                start = this.text.indexOf(`\n${opening}`, start);
                if (start < 0) return [];
                indent += "    ";
            }
            const opening = `\n${indent === "" ? "export " : indent}interface ${name} {\n`;
            start = this.text.indexOf(opening, start);
            const end = this.text.indexOf(`\n${indent}}\n`, start);
            if (start < 0 || end < 0) return [];
            return members(this.text.slice(start + opening.length, end + 1), objectMember(indent));
        });
    }

    private read(file: string): string {
        if (this.directory === undefined) return "";
        try {
            return fs.readFileSync(path.join(this.directory, file), "utf8");
        } catch {
            return "";
        }
    }
}

const resourceMember =
    /^ {4}readonly (?<name>\w+)(?<optional>\?)?: pulumi\.Output<(?<type>[^;{]*(?:\{\n[^}]*\}[^;]*)?)>;$/gm;

function objectMember(indent: string): RegExp {
    const inner = `${indent}    `;
    return new RegExp(`^${inner}(?<name>\\w+)(?<optional>\\?)?: (?<type>[^;{]*(?:\\{\\n[^}]*\\}[^;]*)?);$`, "gm");
}

function members(text: string, member: RegExp): DeclaredOutput[] {
    const plain = text.replace(/^ *\/\*\*[\s\S]*?\*\/\n/gm, "");
    return [...plain.matchAll(member)].map(({ groups = {} }) => {
        const { name = "", optional, type = "" } = groups;
        const object = /\boutputs\.([\w.]+)/.exec(type)?.[1];
        return {
            name,
            optional: optional !== undefined || /\| undefined\b/.test(type),
            ...(object === undefined ? {} : { type: object }),
            holder: type.includes("[key: string]") ? "map" : type.includes("[]") ? "list" : "itself",
        };
    });
}

function remembered<Value>(known: Map<string, Value>, key: string, find: () => Value): Value {
    const value = known.get(key) ?? find();
    known.set(key, value);
    return value;
}
