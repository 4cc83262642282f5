import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { MockResourceArgs, MockResourceResult } from "@pulumi/pulumi/runtime";
import { madeInAws } from "../infra/eks/mocks";
import { azureResource } from "../infra/aks/mocks";
import { kubeconfig } from "./kubeconfig";
import { addGenerated, type Generated, masked } from "./recorded-values";

/**
 * What the mock cluster answers: the object as sent, under a name. An object without one is named as the official
 * provider does, except that the suffix isn't random but stands for the content: another content is another object.
 * Every other stack that is asked has made the cluster, and gives its kubeconfig.
 */
export class MockCluster {
    private readonly generated: Generated = new Map();

    constructor(private readonly preview: boolean) {}

    create(resource: MockResourceArgs): MockResourceResult {
        const { type, name, inputs } = resource;
        if (type.startsWith("azure-native:")) {
            return azureResource(resource, this.preview);
        }
        const state = inputs as Record<string, unknown>;
        if (type === "pulumi:index:Stash") {
            addGenerated(this.generated, name, state["input"]);
            return { id: name, state: this.preview ? state : { ...state, output: state["input"] } };
        }
        if (type === "pulumi:pulumi:StackReference") {
            const outputs = { kubeconfig: readFileSync(kubeconfig, "utf8") };
            return { id: name, state: { ...state, outputs, secretOutputNames: Object.keys(outputs) } };
        }
        const metadata = state["metadata"] as { readonly name?: string } | undefined;
        if (metadata === undefined) {
            return { id: `${name}-id`, state: (!this.preview && madeInAws(type, name, state)) || state };
        }
        const content = createHash("sha256").update(JSON.stringify(masked(state, this.generated)));
        const named = { ...metadata, name: metadata.name ?? `${name}-${content.digest("hex").slice(0, 8)}` };
        return { id: name, state: { ...state, metadata: named } };
    }
}
