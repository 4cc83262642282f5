import type { PolicyConfigSchema, Severity } from "@pulumi/policy";
import type { Properties } from "./reading";

/** A control of a published framework that a rule stands for. */
export interface Control {
    readonly framework:
        | "Pod Security Standards"
        | "NSA/CISA Kubernetes Hardening"
        | "CIS Kubernetes 1.12"
        | "CIS EKS 1.8"
        | "CIS AKS 1.8"
        | "CIS AWS 5.0"
        | "CIS Azure 4.0";
    /** As the framework names it: `Baseline: Privileged Containers`, `4.2.1`. */
    readonly reference: string;
}

/** What is the same of every rule. */
interface RuleDescription<Settings extends object> {
    /** Unique, in the words of a file's name: `kubernetes-privileged-container`. Frozen once released: presets name it. */
    readonly name: `${"kubernetes" | "corda" | "aws" | "azure" | "stack"}-${string}`;
    /** What it protects, and from what: one sentence. */
    readonly protects: string;
    /**
     * What is wrong where it finds something: a whole sentence without a value of the resource, because a value may be
     * secret.
     */
    readonly violation: string;
    /** What to write instead; names the key of the stack file where there is one. */
    readonly remediation: string;
    readonly severity: Severity;
    /** Whether a finding stops the update. @default "mandatory" */
    readonly level?: "mandatory" | "advisory";
    readonly controls: readonly Control[];
    /** What may be chosen, as `--policy-pack-config` has it. @default nothing */
    readonly settings?: {
        readonly schema: PolicyConfigSchema["properties"];
        /** What holds where nothing is chosen. */
        readonly defaults: Settings;
    };
}

/** A resource as it is about to be. */
export interface JudgedResource {
    /** Type token: `kubernetes:apps/v1:StatefulSet`. */
    readonly type: string;
    /** Its name in the program. */
    readonly name: string;
    readonly urn: string;
    readonly props: Properties;
    readonly opts: { readonly protect: boolean; readonly ignoreChanges: readonly string[] };
}

/** A rule about resources of certain types, each by itself. */
export interface ResourceRule<Settings extends object = object> extends RuleDescription<Settings> {
    /** Type tokens. */
    readonly types: readonly string[];
    /**
     * Paths of the properties that break it, `spec.template.spec.hostNetwork`; none where all is well. What is read and
     * isn't known yet ends the check with an advisory, so it reads no more than it needs.
     */
    check(resource: JudgedResource, settings: Settings): Iterable<string>;
    /** Puts the safe value in, where there is one that is right for everybody. Gets a copy, and changes it. */
    mend?(props: Record<string, unknown>): void;
}

/** A resource that a rule about the whole stack finds wrong. */
export interface Finding {
    /** Of the resource it is about. */
    readonly urn: string;
    /** Path of the property. @default the resource as a whole */
    readonly path?: string;
}

/** A rule about the resources of a stack together. */
export interface StackRule<Settings extends object = object> extends RuleDescription<Settings> {
    checkStack(resources: readonly JudgedStackResource[], settings: Settings): Iterable<Finding>;
}

/** A resource among all others of its stack. */
export interface JudgedStackResource extends JudgedResource {
    /** Of the component it is part of. @default it is at the top */
    readonly parent?: string;
    /** What it waits for. */
    readonly dependencies: readonly string[];
}

/** A rule of either kind, whatever its settings. */
export type Rule = ResourceRule | StackRule;
