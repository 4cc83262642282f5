import {
    type EnforcementLevel,
    type Policies,
    type PolicyConfigSchema,
    type ResourceValidationPolicy,
    type StackValidationPolicy,
} from "@pulumi/policy";
import { Unjudged } from "./unjudged";
import type { Finding, JudgedStackResource, ResourceRule, Rule, StackRule } from "./rule";

/** The rules as Pulumi takes them. */
export function policiesOf(rules: readonly Rule[]): Policies {
    const unjudged = new Unjudged();
    const policies = rules.map((rule) =>
        "checkStack" in rule ? stackPolicy(rule, unjudged) : resourcePolicy(rule, unjudged),
    );
    return [...policies, unjudged.policy()];
}

function resourcePolicy<Settings extends object>(
    rule: ResourceRule<Settings>,
    unjudged: Unjudged,
): ResourceValidationPolicy {
    const { mend } = rule;
    return {
        ...described(rule),
        validateResource: (args, report) => {
            if (rule.types.includes(args.type)) {
                unjudged.judging(rule.name, args.urn, () => {
                    for (const path of rule.check(args, settingsOf(rule, args.getConfig()))) {
                        report(message(rule, path));
                    }
                });
            }
        },
        ...(mend !== undefined && {
            remediateResource: ({ type, props }) => {
                if (!rule.types.includes(type)) {
                    return undefined;
                }
                mend(props);
                return props;
            },
        }),
    };
}

function stackPolicy<Settings extends object>(rule: StackRule<Settings>, unjudged: Unjudged): StackValidationPolicy {
    return {
        ...described(rule),
        validateStack: ({ resources, getConfig }, report) => {
            const judged = resources.map((resource): JudgedStackResource => ({
                type: resource.type,
                name: resource.name,
                urn: resource.urn,
                props: resource.props,
                opts: resource.opts,
                parent: resource.parent?.urn,
                dependencies: resource.dependencies.map(({ urn }) => urn),
            }));
            unjudged.judging(rule.name, "the stack", () => {
                for (const finding of rule.checkStack(judged, settingsOf(rule, getConfig()))) {
                    report(message(rule, finding.path), finding.urn);
                }
            });
        },
    };
}

/** What somebody reads of a finding: the rule's own words and a place, never a value. */
export function message({ violation, remediation }: Rule | ResourceRule | StackRule, path?: Finding["path"]): string {
    return `${path === undefined ? "" : `${path}: `}${violation} ${remediation}`;
}

function described(rule: Omit<ResourceRule, "check" | "types" | "mend">): {
    name: string;
    description: string;
    enforcementLevel: EnforcementLevel;
} & Partial<ResourceValidationPolicy> {
    const [control] = rule.controls;
    return {
        name: rule.name,
        description: rule.protects,
        enforcementLevel: rule.level ?? "mandatory",
        severity: rule.severity,
        remediationSteps: rule.remediation,
        tags: rule.controls.map(({ framework, reference }) => `${framework}: ${reference}`),
        ...(control !== undefined && {
            framework: { name: control.framework, version: "", reference: control.reference, specification: "" },
        }),
        ...(rule.settings !== undefined && { configSchema: schemaOf(rule.settings.schema) }),
    };
}

function schemaOf(properties: PolicyConfigSchema["properties"]): PolicyConfigSchema {
    return { properties };
}

/** What is chosen, over what holds otherwise. */
function settingsOf<Settings extends object>(
    { settings }: Pick<ResourceRule<Settings>, "settings">,
    chosen: object,
): Settings {
    return { ...settings?.defaults, ...chosen } as Settings;
}
