import { isIPv4 } from "node:net";
import { z } from "zod";
import { cidrMistake } from "./cidr";
import { presentOperator } from "./database-operator";
import { ledgerClasses } from "./existing-conflicts";
import { quoted } from "./quoted";
import { section } from "./section";
import { choice, text } from "./text";
import { workloadIdentity } from "./workload-identity";

export { existingConflicts } from "./existing-conflicts";

const dnsName = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+$/;
const annotationName = /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const className = /^[a-z0-9.-]+\/[a-z0-9A-Z._-]+$|^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

const clusterScope = choice({
    description:
        "Whether the program may make what belongs to no namespace. Where it may not, the namespaces have to be there, and `npm run rights` prints them together with the rights that a deployer needs in them. Decide before the first `up`.",
    words: {
        allowed: "It makes its namespaces itself.",
        forbidden: "It makes objects in namespaces that somebody else has made, and nothing else.",
    },
    refused: {
        namespaced: 'is not known — the word is "forbidden"',
        none: 'is not known — the word is "forbidden"',
    },
}).default("allowed");

const stackReference = section(
    {
        description:
            "Another stack that made the cluster: its output is the kubeconfig, and stays secret. Takes the place of `kubeconfig`.",
        examples: [{ stack: "bank/clusters/prod", output: "kubeconfig" }],
        refused: { name: "is not known — did you mean stack?", key: "is not known — did you mean output?" },
    },
    {
        stack: text({
            description:
                "Full name of the stack: organization/project/stack. Without an account of Pulumi Cloud the organization is called `organization`.",
            examples: ["bank/clusters/prod"],
            mistakes: (stack) =>
                /^[\w.-]+\/[\w.-]+\/[\w.-]+$/.test(stack)
                    ? undefined
                    : `${quoted(stack)} is no full name of a stack — write organization/project/stack, like organization/clusters/prod`,
        }),
        output: text({
            description: "Name of its output that holds the kubeconfig, as text or as an object.",
            examples: ["kubeconfig"],
            mistakes: (output) =>
                /^[A-Za-z_$][\w$]*$/.test(output)
                    ? undefined
                    : `${quoted(output)} is no name of an output — \`pulumi stack output\` lists those of the stack`,
        }).default("kubeconfig"),
    },
).optional();

const annotations = z
    .array(
        section(
            {
                description: "An annotation.",
                examples: [{ key: "networking.gke.io/load-balancer-ip-addresses", value: "bank-a" }],
                refused: { name: "is not known — did you mean key?" },
            },
            {
                key: text({
                    description: "Its name, with the prefix.",
                    examples: ["networking.gke.io/load-balancer-ip-addresses"],
                    mistakes: (name) =>
                        annotationName.test(name)
                            ? undefined
                            : `${quoted(name)} is no name of an annotation — write prefix/name, like service.beta.kubernetes.io/aws-load-balancer-name`,
                }),
                value: text({ description: "Its value.", examples: ["bank-a"], mistakes: () => undefined }),
            },
        ),
    )
    .meta({
        description: "More annotations for the load balancers of P2P, for what has no key here.",
        examples: [[{ key: "service.beta.kubernetes.io/aws-load-balancer-type", value: "external" }]],
    })
    .default([]);

const loadBalancers = section(
    {
        description:
            "The load balancers of nodes and floats that peers outside the cluster reach: those with a `host`. Others have none.",
        examples: [{ scheme: "internal", sourceRanges: ["10.20.0.0/16"] }],
        refused: {
            internal: "is not known — did you mean scheme: internal?",
            loadBalancerClass: "is not known — did you mean class?",
        },
    },
    {
        controller: choice({
            description: "Who makes them.",
            words: {
                cloud: "The cluster's own cloud controller, or what takes its place (MetalLB, kube-vip).",
                aws: "The AWS Load Balancer Controller, on a cluster of one's own on EC2: a Network Load Balancer each.",
            },
        }).default("cloud"),
        scheme: choice({
            description: "Where they can be reached from.",
            words: { external: "From the internet.", internal: "From the cluster's own network alone." },
            refused: {
                public: 'is not known — the word is "external"',
                "internet-facing": 'is not known — the word is "external"',
                private: 'is not known — the word is "internal"',
            },
        }).default("external"),
        class: text({
            description: "Class of the load balancers, where the cluster has several controllers.",
            examples: ["kube-vip.io/kube-vip-class"],
            mistakes: (name) =>
                className.test(name)
                    ? undefined
                    : `${quoted(name)} is no class of a load balancer — write the one that its controller documents`,
        }).optional(),
        sourceRanges: z
            .array(text({ description: "Block of addresses.", examples: ["203.0.113.0/24"], mistakes: cidrMistake }))
            .min(1, "is an empty list — name the blocks that may call, or leave it out for everybody")
            .meta({
                description:
                    "Blocks of addresses that may call. Everybody when left out: peers prove who they are by TLS.",
                examples: [["203.0.113.0/24"]],
            })
            .optional(),
        annotations,
    },
).optional();

const dns = section(
    {
        description:
            "A zone that external-dns keeps, in this cluster: hosts in it get their records by an annotation. Other hosts are yours to point.",
        examples: [{ zone: "corda.example.com" }],
    },
    {
        zone: text({
            description: "The zone.",
            examples: ["corda.example.com"],
            mistakes: (zone) =>
                dnsName.test(zone)
                    ? undefined
                    : `${quoted(zone)} is no zone — write a domain in small letters, like corda.example.com`,
        }),
    },
).optional();

const nameServers = z
    .array(
        text({
            description: "IPv4 address.",
            examples: ["169.254.20.10"],
            mistakes: (address) =>
                isIPv4(address) && !address.startsWith("0.")
                    ? undefined
                    : `${quoted(address)} is no address of a name server — write an IPv4 address, like 169.254.20.10`,
        }),
    )
    .meta({
        description:
            "Addresses of name servers beside the flavour's own pods, as `/etc/resolv.conf` of a pod names them: NodeLocal DNSCache answers at 169.254.20.10. GKE's are known.",
        examples: [["169.254.20.10"]],
    })
    .default([]);

/** What a cluster that somebody else provisioned is told beyond how it is reached. */
export const existingKeys = {
    clusterScope,
    stackReference,
    loadBalancers,
    dns,
    nameServers,
    workloadIdentity,
    databaseOperator: presentOperator,
};

/** Storage classes by what they hold: the stack file's, else the flavour's. @throws Error where neither names one */
export function existingStorage({
    flavour,
    storage,
}: {
    readonly flavour: string;
    readonly storage?: { ledger: string; snapshots?: string };
}) {
    const ledger = storage?.ledger ?? ledgerClasses[flavour];
    if (ledger === undefined) {
        throw new Error(`there is no storage class for ${flavour}, which the configuration's check let through`);
    }
    return { ledger, snapshots: storage?.snapshots };
}
