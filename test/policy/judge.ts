import * as proxy from "@pulumi/policy/proxy";
import type { Finding, JudgedStackResource, Rule } from "../../policy/rule";
import { rules } from "../../policy/rules";

/** The pack's own server wraps properties in this: what is unknown can't be read. Its types are kept out of the package's. */
const { unknownCheckingProxy, UnknownValueError } = proxy as unknown as {
    readonly unknownCheckingProxy: (props: object) => Record<string, unknown>;
    readonly UnknownValueError: new () => Error;
};

/** A resource of a test: what isn't said is as usual. */
export interface Example {
    readonly type: string;
    readonly props: Record<string, unknown>;
    readonly name?: string;
    readonly urn?: string;
    readonly protect?: boolean;
    readonly parent?: string;
    readonly dependencies?: readonly string[];
}

/** What one rule says of some resources. */
export interface Judgement {
    readonly rule: string;
    readonly findings: readonly Finding[];
    /** Of which resources a value that it needs isn't known yet. */
    readonly unknown: readonly string[];
}

/** A resource as the engine would show it to a rule, and as the pack hands it on. */
export function judged({ type, props, name = "example", protect = false, ...rest }: Example): JudgedStackResource {
    return {
        type,
        name,
        urn: rest.urn ?? `urn:pulumi:test::corda::${type}::${name}`,
        props: unknownCheckingProxy(structuredClone(props)),
        opts: { protect, ignoreChanges: [] },
        parent: rest.parent,
        dependencies: rest.dependencies ?? [],
    };
}

/** What each rule that has something to say says. Rules about a stack take the resources as all there are. */
export function judge(
    examples: readonly Example[],
    among: readonly Rule[] = rules,
    settings: object = {},
): Judgement[] {
    const resources = examples.map(judged);
    return among
        .map((rule) => judgeBy({ rule, settings }, resources))
        .filter(({ findings, unknown }) => findings.length > 0 || unknown.length > 0);
}

/** A rule, and what is chosen for it. */
export interface ChosenRule {
    readonly rule: Rule;
    readonly settings: object;
}

/** What one rule says of resources that are shown to it already. */
export function judgeBy({ rule, settings }: ChosenRule, resources: readonly JudgedStackResource[]): Judgement {
    const chosen = { ...rule.settings?.defaults, ...settings };
    if ("checkStack" in rule) {
        return judgement(rule, [() => [...rule.checkStack(resources, chosen)]], ["the stack"]);
    }
    const own = resources.filter(({ type }) => rule.types.includes(type));
    return judgement(
        rule,
        own.map((resource) => () => [...rule.check(resource, chosen)].map((path) => ({ urn: resource.urn, path }))),
        own.map(({ urn }) => urn),
    );
}

function judgement(rule: Rule, checks: readonly (() => Finding[])[], about: readonly string[]): Judgement {
    const findings: Finding[] = [];
    const unknown: string[] = [];
    checks.forEach((check, index) => {
        try {
            findings.push(...check());
        } catch (error) {
            if (!(error instanceof UnknownValueError)) {
                throw error;
            }
            unknown.push(about[index] ?? "");
        }
    });
    return { rule: rule.name, findings, unknown };
}
