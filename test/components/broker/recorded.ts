import * as pulumi from "@pulumi/pulumi";
import { MockCluster } from "../../program/mock-cluster";
import { addGenerated, type Generated, masked } from "../../program/recorded-values";

/** A resource as a component asked for it; in place of a generated value stands its name. */
export interface RecordedObject {
    readonly type: string;
    readonly name: string;
    readonly inputs: Record<string, unknown>;
    /** As sent, secrets wrapped. */
    readonly sent: Record<string, unknown>;
}

/** Everything that was recorded, and what was made up for it. */
export interface Recorded {
    readonly objects: readonly RecordedObject[];
    readonly generated: Generated;
    /** @throws Error where there isn't exactly one. */
    one(kind: string, name: string): RecordedObject;
}

/** Runs what makes components against Pulumi's mock monitor. */
export async function recordComponents(make: () => void): Promise<Recorded> {
    const cluster = new MockCluster(false);
    const sent: { type: string; name: string; inputs: Record<string, unknown> }[] = [];
    await pulumi.runtime.setMocks(
        {
            newResource: (args) => {
                sent.push({ type: args.type, name: args.name, inputs: args.inputs as Record<string, unknown> });
                return cluster.create(args);
            },
            call: ({ token }) => {
                throw new Error(`the component called ${token}`);
            },
        },
        "corda",
        "test",
        false,
        "organization",
    );
    await pulumi.runtime.runInPulumiStack(() => {
        make();
        return Promise.resolve({});
    });
    await pulumi.runtime.disconnect();
    const generated: Generated = new Map();
    for (const { type, name, inputs } of sent) {
        if (type === "pulumi:index:Stash") {
            addGenerated(generated, name, inputs["input"]);
        }
    }
    const objects = sent
        .map(({ type, name, inputs }) => ({
            type,
            name,
            sent: inputs,
            inputs: masked(inputs, generated) as Record<string, unknown>,
        }))
        .sort((a, b) => (`${a.type} ${a.name}` < `${b.type} ${b.name}` ? -1 : 1));
    return {
        objects,
        generated,
        one: (kind, name) => {
            const found = objects.filter((object) => object.name === name && object.type.endsWith(`:${kind}`));
            if (found.length !== 1 || found[0] === undefined) {
                throw new Error(`${found.length} resources are a ${kind} named ${name}`);
            }
            return found[0];
        },
    };
}
