import * as proxy from "@pulumi/policy/proxy";
import { describe, expect, it } from "vitest";
import { kubernetesRules } from "../../../policy/kubernetes/rules";
import { type Example, judge } from "../judge";
import { set } from "../refusal";
import * as workloads from "./compliant";
import * as cluster from "./compliant-cluster";
import * as objects from "./compliant-objects";
import * as rights from "./compliant-rights";
import * as storage from "./compliant-storage";

/** What stands for a text that isn't known yet. The package keeps it out of its types. */
const { unknownStringValue } = proxy as unknown as { readonly unknownStringValue: string };

const examples = [workloads, objects, rights, storage, cluster]
    .flatMap((module): unknown[] => Object.values(module))
    .flatMap((of) => (isFixture(of) ? [of()] : []));

/** A module has the paths of its fixtures too. */
function isFixture(value: unknown): value is () => Example {
    return typeof value === "function";
}

/** Every place in some properties, in the way `set` goes to them. */
function* placesOf(value: unknown, path = ""): Generator<string> {
    if (path !== "") {
        yield path;
    }
    if (typeof value === "object" && value !== null) {
        for (const [key, inner] of Object.entries(value)) {
            // A key with dots in it is one that no path of these leads to.
            if (/^[\w-]+$/.test(key)) {
                yield* placesOf(inner, path === "" ? key : `${path}.${key}`);
            }
        }
    }
}

function having({ props, ...rest }: Example, path: string, value: unknown): Example {
    const changed = structuredClone(props);
    set(changed, path, value);
    return { ...rest, props: changed };
}

describe("rules about Kubernetes", () => {
    it.each(examples.map((example) => [example.type, example] as const))(
        "judge a %s whatever is in its places, and never fail",
        (_, example) => {
            for (const path of placesOf(example.props)) {
                // A list has no holes.
                const absent = /\.\d+$/.test(path) ? [] : [undefined];
                for (const value of [...absent, null, true, 7, -1, "text", "", [], ["text"], [null], {}, { a: null }]) {
                    expect(() => judge([having(example, path, value)], kubernetesRules), path).not.toThrow();
                }
            }
        },
    );

    it("find nothing in what isn't known yet, and say that they couldn't know", () => {
        const judged = judge([having(storage.storageClass(), "reclaimPolicy", unknownStringValue)], kubernetesRules);
        expect(judged.map(({ rule }) => rule)).toEqual(["kubernetes-storage-class-retention"]);
        expect(judged[0]?.findings).toEqual([]);
        expect(judged[0]?.unknown).toHaveLength(1);
    });

    it.each([
        ["an image", workloads.deployment, "spec.template.spec.containers[0].image"],
        ["an account's name", workloads.deployment, "spec.template.spec.serviceAccountName"],
        ["a Secret's value", objects.secret, "stringData.password"],
        ["a key's ARN", storage.storageClass, "parameters.kmsKeyId"],
        ["a repository's release", cluster.chart, "values.vpcId"],
    ])("judge all else of an object of which %s isn't known yet", (_, of, path) => {
        const judged = judge([having(of(), path, unknownStringValue)], kubernetesRules);
        expect(judged.flatMap(({ findings }) => findings)).toEqual([]);
        const about = judged.map(({ rule }) => rule);
        expect(about.filter((rule) => !/^kubernetes-(image-|default-service-account)/.test(rule))).toEqual([]);
    });
});
