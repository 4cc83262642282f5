import { z } from "zod";
import { cidrMistake } from "./cidr";
import { chart } from "./chart";
import { installedOperator } from "./database-operator";
import { eksAccount } from "./eks-account";
import { eksAddOns } from "./eks-add-ons";
import { eksLoadBalancers } from "./eks-load-balancers";
import { eksMachines } from "./eks-machines";
import { eksMistakes } from "./eks-mistakes";
import { eksCertificates, eksDns } from "./eks-names-and-certificates";
import { eksNetwork, retentionDays } from "./eks-network";
import { eksQuotas } from "./eks-quotas";
import { eksBackups, eksDatabases, eksHsm, eksSecrets } from "./eks-services";
import { kubernetesVersions } from "./eks-versions";
import { mavenRepository } from "./maven-repository";
import { oneOf } from "./nearest";
import { quoted } from "./quoted";
import { section } from "./section";
import { choice, text } from "./text";

const versions = Object.keys(kubernetesVersions);

export const eksSchema = section(
    {
        description:
            "EKS, provisioned by this program: network, cluster, machines, load balancers, and what else of AWS the network uses.",
        examples: [
            {
                kind: "eks",
                account: "123456789012",
                region: "eu-west-1",
                administrators: ["arn:aws:iam::123456789012:role/corda-deployer"],
                dns: { zone: "corda.example.com" },
            },
        ],
        refused: {
            context: "is not known with eks, which makes its own cluster — for one that is there use kind: existing",
            kubeconfig: "is not known with eks, which makes its own cluster — for one that is there use kind: existing",
            storage: "is not known with eks, which makes its own storage class — remove it",
            nodes: "is not known here — did you mean machines? Corda's nodes are network.nodes",
            version: "is not known here — did you mean kubernetesVersion?",
            accessKey: "a stack file holds no secrets — remove it; AWS' own ways of credentials are used",
            profile: "is not known — set AWS_PROFILE where `pulumi up` runs: it differs from person to person",
        },
    },
    {
        kind: z.literal("eks").meta({ description: "EKS." }),
        ...eksAccount,
        kubernetesVersion: text({
            description: `Kubernetes' version, one of ${versions.join(", ")}, in quotes. A later one upgrades the cluster in place, one minor version at a time.`,
            examples: [versions.at(-1)],
            mistakes: (given) =>
                versions.includes(given)
                    ? undefined
                    : `${quoted(given)} is not known on EKS here — use ${oneOf(versions.map((version) => `"${version}"`))}`,
        }).default(versions.at(-1) ?? ""),
        support: choice({
            description: "What happens when AWS' standard support of the version ends.",
            words: {
                standard: "AWS upgrades the cluster.",
                extended: "It stays as it is for another year, at six times the price.",
            },
        }).default("standard"),
        endpoint: choice({
            description: "Where the cluster's API is reached.",
            words: {
                private: "Only from the VPC and what is connected with it: `pulumi up` has to run there.",
                restricted: "From named public addresses too.",
            },
            refused: { public: "would show the API to the internet — use restricted with endpointAccess, or private" },
        }).default("private"),
        endpointAccess: z
            .array(text({ description: "Block of addresses.", examples: ["10.20.0.0/16"], mistakes: cidrMistake }))
            .meta({
                description:
                    "Blocks of addresses that reach the API besides the VPC: private ones of a connected network with private, public ones with restricted.",
                examples: [["10.20.0.0/16"]],
            })
            .default([]),
        network: eksNetwork.default({
            cidr: "10.64.0.0/16",
            serviceCidr: "172.20.0.0/16",
            nat: "each-zone",
            flowLogDays: 90,
        }),
        machines: eksMachines.prefault({}),
        addOns: eksAddOns,
        verticalPodAutoscaler: chart(
            "VerticalPodAutoscalers: their definitions and the part that recommends, which changes nothing. None when left out.",
            "vertical-pod-autoscaler",
            "0.8.1",
        ).optional(),
        loadBalancers: eksLoadBalancers.prefault({}),
        dns: eksDns,
        certificates: eksCertificates,
        secrets: eksSecrets,
        hsm: eksHsm,
        databases: eksDatabases,
        databaseOperator: installedOperator,
        backups: eksBackups,
        registry: choice({
            description: "Whether repositories for the network's images are made.",
            words: {
                none: "The images are elsewhere: network.images says where.",
                ecr: "Repositories of ECR: scanned, encrypted, and no tag is ever overwritten.",
            },
        }).default("none"),
        logDays: retentionDays("For how long the control plane's logs are kept.", 365),
        quotas: eksQuotas.prefault({}),
        mavenRepository,
    },
).superRefine((given, issue) => {
    for (const [path, message] of eksMistakes(given)) {
        issue.addIssue({ code: "custom", path: [...path], message });
    }
});

/** EKS, with every default filled in. */
export type EksConfig = z.output<typeof eksSchema>;
