import { z } from "zod";
import { aksSchema } from "./aks";
import { cidrMistake } from "./cidr";
import { eksSchema } from "./eks";
import { existingConflicts, existingKeys } from "./existing";
import { storageClassMistake } from "./kubernetes-name";
import { machinePools } from "./machine-pools";
import { mavenRepository } from "./maven-repository";
import { quoted } from "./quoted";
import { secretStore } from "./secret-store";
import { section } from "./section";
import { choice, choiceMistake, text } from "./text";

function contextMistake(context: string): string | undefined {
    if (context.trim() === "" || context !== context.trim()) {
        return `${quoted(context)} is no name of a context — write one of \`kubectl config get-contexts\`, without spaces around it`;
    }
    if (/^(current|current-context|default-context|\*|any)$/i.test(context)) {
        return `${quoted(context)} would take whatever kubectl points at — name the context, so that no ledger goes to the wrong cluster`;
    }
    return undefined;
}

function kubeconfigMistake(path: string): string | undefined {
    if (/apiVersion|clusters:|[\n{]/.test(path)) {
        return "holds a kubeconfig itself, and with it credentials — write the path of the file";
    }
    return path.trim() === ""
        ? "is empty — write the path of a kubeconfig file, or leave the key out for $KUBECONFIG"
        : undefined;
}

const storageClasses = {
    description: "Storage classes by what they hold.",
    examples: [{ ledger: "standard" }],
    refused: { class: "is not known — did you mean ledger?" },
};
const ledgerClass = text({
    description:
        "Storage class of ledgers, databases and keys. One that encrypts, can expand and binds on first use is best.",
    examples: ["standard", "gp3"],
    pattern: /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
    mistakes: storageClassMistake,
});
const snapshotClass = text({
    description:
        "Class of volume snapshots, of the driver that makes the ledgers' volumes. Only databases of kind cloudnative-pg with snapshots use it.",
    examples: ["csi-snapshots"],
    pattern: /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
    mistakes: (name) =>
        storageClassMistake(name) === undefined
            ? undefined
            : `${quoted(name)} is no name of a class of snapshots — \`kubectl get volumesnapshotclass\` lists those of the cluster`,
}).optional();

const common = {
    mavenRepository,
    verticalPodAutoscaler: z
        .boolean()
        .meta({
            description:
                "Whether the cluster knows VerticalPodAutoscalers (`kubectl get crd verticalpodautoscalers.autoscaling.k8s.io`): see network.resizing.",
        })
        .default(false),
    secrets: secretStore(["kubernetes", "hashicorp-vault"]).default({ kind: "kubernetes" }),
};

const minikube = section(
    {
        description: "A cluster on one's own machine: minikube, or the one that `npm start` brings up.",
        examples: [{ kind: "minikube" }],
        refused: {
            context: "is not known with minikube — did you mean contexts, a list?",
            flavour:
                "is not known with minikube, which is generic — use kind: existing for a cluster of another flavour",
            kubeconfig:
                "is not known with minikube, which uses $KUBECONFIG or ~/.kube/config — use kind: existing to name a file",
        },
    },
    {
        kind: z.literal("minikube").meta({ description: "A cluster on one's own machine." }),
        contexts: z
            .array(
                text({
                    description: "Name of a kubeconfig context.",
                    examples: ["minikube"],
                    mistakes: contextMistake,
                }),
            )
            .min(1, "is an empty list — name at least one context, like minikube")
            .superRefine((contexts, issue) => {
                contexts.forEach((context, index) => {
                    if (contexts.indexOf(context) < index) {
                        issue.addIssue({
                            code: "custom",
                            path: [index],
                            message: `${quoted(context)} is there twice — keep one`,
                        });
                    }
                });
            })
            .meta({
                description:
                    "Kubeconfig contexts in order of preference: the first one that the kubeconfig has is used. Never the current context by itself.",
                examples: [["minikube"]],
            })
            .default(["minikube"]),
        ...common,
        storage: section(storageClasses, { ledger: ledgerClass }).default({ ledger: "standard" }),
    },
);

const generic = (name: string) =>
    `is not known — ${name} takes what every Kubernetes takes: write generic, or leave the key out`;
const openshift = 'is not known — the word is "openshift", also for OKD';

const flavour = choice({
    description:
        "What kind of Kubernetes it is, where that asks for other objects. On OpenShift the cluster chooses the user of every pod, and web clients are reached by a Route. On GKE pods find the name servers on their own machine too, and load balancers are Google's.",
    words: {
        generic: "Kubernetes as it is, also the clouds' own.",
        openshift: "OpenShift or OKD, release 4.11 or later.",
        gke: "Google's, Standard or Autopilot.",
    },
    refused: {
        google: 'is not known — the word is "gke"',
        autopilot: 'is not known — the word is "gke"',
        eks: generic("EKS"),
        aks: generic("AKS"),
        k3s: generic("k3s"),
        minikube: generic("minikube"),
        kubernetes: 'is not known — the word is "generic"',
        okd: openshift,
        ocp: openshift,
        rosa: openshift,
        aro: openshift,
    },
}).default("generic");

const kubeconfig = text({
    description:
        "Path of the kubeconfig file, absolute or from the project's folder. `$KUBECONFIG` or `~/.kube/config` when left out.",
    examples: ["/etc/kubernetes/corda.kubeconfig"],
    mistakes: kubeconfigMistake,
}).optional();

const dmz = section(
    {
        description:
            "Another cluster, where floats run: whoever takes over a float is then not even in the nodes' cluster. Bridges open the tunnel to it from here.",
        examples: [{ context: "dmz-cluster", bridgeAddresses: ["203.0.113.0/28"] }],
        refused: { namespace: "is the firewall's to name — write float.namespace of network.firewalls" },
    },
    {
        kubeconfig,
        context: text({
            description: "Name of the context to use; always named, never the current one.",
            examples: ["dmz-cluster"],
            mistakes: contextMistake,
        }),
        bridgeAddresses: z
            .array(
                text({
                    description: "Block of addresses.",
                    examples: ["203.0.113.0/28"],
                    mistakes: cidrMistake,
                }),
            )
            .min(1, "is an empty list — give the addresses by which the nodes' cluster reaches the other")
            .meta({
                description:
                    "Addresses that the bridges' connections come from, as the other cluster sees them: nobody else may open a tunnel.",
                examples: [["203.0.113.0/28"]],
            }),
    },
).optional();

const zones = z
    .number()
    .int("is not a whole number — give the number of zones")
    .min(1, "is less than one — give the number of zones, or leave the key out")
    .max(10, "is more than ten — give the number of zones that the network's machines are in")
    .meta({
        description:
            "How many zones the cluster's machines are in (label `topology.kubernetes.io/zone`), each with room for the network. Workers of a notary cluster, a broker and its standby, a node and its standby are then never in the same one. When left out they are kept apart where there is room.",
        examples: [3],
    })
    .optional();

const existing = section(
    {
        description: "A cluster that somebody else provisioned, whichever it is.",
        examples: [{ kind: "existing", context: "my-cluster", storage: { ledger: "gp3" } }],
        refused: { contexts: "is not known with existing — did you mean context, one name?" },
    },
    {
        kind: z.literal("existing").meta({ description: "A cluster by kubeconfig and context." }),
        flavour,
        kubeconfig,
        context: text({
            description: "Name of the context to use; always named, never the current one.",
            examples: ["my-cluster"],
            mistakes: contextMistake,
        }),
        dmz,
        zones,
        pools: machinePools.optional(),
        ...existingKeys,
        ...common,
        storage: section(storageClasses, { ledger: ledgerClass, snapshots: snapshotClass }).optional(),
    },
).superRefine(
    (given, issue) => {
        // Runs over what is there even when parts are broken, so that every mistake is told at once.
        for (const { path, message } of existingConflicts(given)) {
            issue.addIssue({ code: "custom", path: [...path], message });
        }
    },
    { when: () => true },
);

const byContext = (name: string) => `is not known — for ${name} use kind: existing with its context`;

export const platformSchema = z
    .discriminatedUnion("kind", [minikube, existing, eksSchema, aksSchema], {
        error: (issue) =>
            issue.code === "invalid_union"
                ? choiceMistake(
                      (issue.input as { kind?: unknown } | undefined)?.kind,
                      ["minikube", "existing", "eks", "aks"],
                      {
                          gke: "is not known — for GKE use kind: existing with flavour: gke and its context",
                          openshift:
                              "is not known — for OpenShift use kind: existing with flavour: openshift and its context",
                          kind: byContext("kind"),
                          k3s: byContext("k3s"),
                          local: 'is not known — the word is "minikube", also for the cluster of `npm start`',
                      },
                  )
                : undefined,
    })
    .meta({ description: "Where the network runs.", examples: [{ kind: "minikube" }] });

/** Where a network runs, with every default filled in. */
export type PlatformConfig = z.output<typeof platformSchema>;
