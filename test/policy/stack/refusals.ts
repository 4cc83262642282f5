import { service } from "../corda/compliant-objects";
import type { Example } from "../judge";
import { type Pass, type Refusal, set } from "../refusal";
import { object, stack } from "./compliant";

/** The resource of a kind with a name, or the first of that kind. */
function of(examples: readonly Example[], kind: string, name?: string): Example {
    const found = examples.find((one) => one.type.endsWith(`:${kind}`) && (name === undefined || one.name === name));
    if (found === undefined) {
        throw new Error(`the stack has no ${kind}`);
    }
    return found;
}

/** A stack with one thing changed. */
function changed(
    rule: string,
    what: string,
    change: (examples: Example[]) => Example[] | undefined,
    at?: string,
): Refusal {
    return { rule: `stack-${rule}`, what, of: stack, among: (examples) => change(examples) ?? examples, at };
}

const without = (examples: readonly Example[], kind: string, name?: string) =>
    examples.filter((one) => one !== of(examples, kind, name));

/** What denies every pod of a namespace one direction. */
const denied = (direction: "Ingress" | "Egress") => ({
    podSelector: {},
    policyTypes: [direction],
    [direction.toLowerCase()]: [],
});

const podLabels = "spec.template.metadata.labels";

/** Another Service, with a name and an address of its own where none is given. */
function another(annotations: Record<string, string>, name = "bank-b"): Example {
    const made = { ...service(name), parent: stack()[1]?.urn };
    set(made.props, "metadata.namespace", "elsewhere");
    set(made.props, "metadata.annotations", annotations);
    return made;
}

const pip = "service.beta.kubernetes.io/azure-pip-name";
const host = "external-dns.alpha.kubernetes.io/hostname";

/** A stack whose node has an address by an annotation, and another Service. */
const addressed = (key: string, first: string, second: string) => [
    ...stack(),
    another({ [key]: first }),
    another({ [key]: second }, "bank-c"),
];

export const stackRefusals: readonly Refusal[] = [
    changed("default-provider", "a provider that nobody made", (examples) => [
        ...examples,
        { type: "pulumi:providers:kubernetes", name: "default_4_33_0", props: {} },
    ]),
    changed("outside-components", "a resource beside the components", (examples) => {
        const secret = object("core/v1:Secret", "stray", { apiVersion: "v1" });
        return [...examples, { ...secret, parent: of(examples, "Stack").urn }];
    }),
    changed(
        "pod-without-policy",
        "a node without a policy",
        (examples) => without(examples, "NetworkPolicy", "bank-a"),
        podLabels,
    ),
    changed(
        "pod-without-policy",
        "a policy of another node",
        (examples) => {
            set(of(examples, "NetworkPolicy").props, "spec.podSelector.matchLabels", { "corda/node": "bank-b" });
            return examples;
        },
        podLabels,
    ),
    changed(
        "pod-without-policy",
        "a policy of the same pods in another namespace",
        (examples) => {
            set(of(examples, "NetworkPolicy").props, "metadata.namespace", "elsewhere");
            return examples;
        },
        podLabels,
    ),
    changed(
        "pod-without-budget",
        "a node without a budget",
        (examples) => without(examples, "PodDisruptionBudget"),
        podLabels,
    ),
    changed(
        "pod-without-budget",
        "a budget of other pods",
        (examples) => {
            set(of(examples, "PodDisruptionBudget").props, "spec.selector", {
                matchExpressions: [{ key: "corda/eviction", operator: "NotIn", values: ["on-request"] }],
            });
            return examples;
        },
        podLabels,
    ),
    changed("open-namespace", "a namespace that denies nothing", (examples) =>
        without(examples, "NetworkPolicy", "default-deny"),
    ),
    changed("open-namespace", "a namespace that lets everything out", (examples) => {
        of(examples, "NetworkPolicy", "default-deny").props["spec"] = denied("Ingress");
        return examples;
    }),
    changed("open-namespace", "a policy that denies one node alone", (examples) => {
        const selector = { matchLabels: { "corda/node": "bank-a" } };
        set(of(examples, "NetworkPolicy", "default-deny").props, "spec.podSelector", selector);
        return examples;
    }),
    changed(
        "service-without-pods",
        "a Service of a node that is gone",
        (examples) => {
            set(of(examples, "Service").props, "spec.selector", { "corda/node": "bank-b" });
            return examples;
        },
        "spec.selector",
    ),
    changed(
        "object-twice",
        "one account twice",
        (examples) => [...examples, { ...of(examples, "ServiceAccount"), name: "again", urn: "urn:again" }],
        "metadata.name",
    ),
    {
        rule: "stack-address-twice",
        what: "one public address of two Services",
        of: () => addressed(pip, "one", "two"),
        among: () => addressed(pip, "one", "one"),
        at: `metadata.annotations["${pip}"]`,
    },
    {
        rule: "stack-address-twice",
        what: "one name of two Services",
        of: () => addressed(host, "one.example.com", "two.example.com"),
        among: () => addressed(host, "one.example.com", "one.example.com"),
        at: `metadata.annotations["${host}"]`,
    },
    changed(
        "missing-account",
        "an account that nobody makes",
        (examples) => without(examples, "ServiceAccount"),
        "spec.template.spec.serviceAccountName",
    ),
];

/** A stack in which something that looks wrong is right. */
const right = (rule: string, what: string, change: (examples: Example[]) => Example[]): Pass => ({
    rule: `stack-${rule}`,
    what,
    of: () => change(stack()),
});

export const stackPasses: readonly Pass[] = [
    right("default-provider", "a provider whose name begins so", (examples) => [
        ...examples,
        { type: "pulumi:providers:kubernetes", name: "defaults-of-eks", props: {} },
    ]),
    right("default-provider", "the engine's own provider", (examples) => [
        ...examples,
        { type: "pulumi:providers:pulumi", name: "default", props: {} },
    ]),
    right("outside-components", "a resource of which nobody says where it is", (examples) => [
        ...examples,
        { ...object("core/v1:Secret", "stray", { apiVersion: "v1" }), parent: undefined },
    ]),
    right("pod-without-policy", "pods in a namespace that somebody else makes", (examples) =>
        without(without(examples, "Namespace"), "NetworkPolicy", "bank-a"),
    ),
    right("pod-without-budget", "a budget that selects by an expression", (examples) => {
        set(of(examples, "PodDisruptionBudget").props, "spec.selector", {
            matchExpressions: [
                { key: "corda/eviction", operator: "In", values: ["on-request"] },
                { key: "corda/node", operator: "Exists" },
                { key: "corda/broker", operator: "DoesNotExist" },
            ],
        });
        return examples;
    }),
    right("open-namespace", "one policy for each direction", (examples) => {
        of(examples, "NetworkPolicy", "default-deny").props["spec"] = denied("Ingress");
        const egress = { apiVersion: "networking.k8s.io/v1", spec: denied("Egress") };
        return [...examples, object("networking.k8s.io/v1:NetworkPolicy", "deny-egress", egress)];
    }),
    right("open-namespace", "a namespace without pods", (examples) => examples.slice(0, 4)),
    right("service-without-pods", "a Service whose addresses somebody names", (examples) => {
        set(of(examples, "Service").props, "spec", {
            type: "ClusterIP",
            ports: [{ name: "postgresql", port: 5432 }],
        });
        return examples;
    }),
    right("object-twice", "objects whose names are made up", (examples) => {
        const secret = (name: string) => {
            const made = object("core/v1:Secret", name, { apiVersion: "v1" });
            set(made.props, "metadata.name", undefined);
            return made;
        };
        return [...examples, secret("one"), secret("two")];
    }),
    right("object-twice", "a Service and an account of one name", (examples) => examples),
    {
        rule: "stack-address-twice",
        what: "two Services without an annotation",
        of: () => addressed("other", "one", "one"),
    },
    right("missing-account", "a pod that leaves its account to Kubernetes", (examples) => {
        const elsewhere = of(examples, "StatefulSet");
        set(elsewhere.props, "metadata.namespace", "elsewhere");
        return without(without(without(examples, "ServiceAccount"), "Service"), "Namespace");
    }),
];
