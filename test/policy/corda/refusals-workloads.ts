import type { Example } from "../judge";
import { type Pass, type Refusal, set } from "../refusal";
import { labels, database, node } from "./compliant";
import { configuration, notary } from "./compliant-configuration";
import { bridge, broker, float } from "./compliant-firewall";
import { service } from "./compliant-objects";

/** Two banks, each with what is its own. */
const banks = () => [configuration(), configuration("bank-b", "O=Bank B,L=Paris,C=FR")];

/** Two workers of a notary, with a database each of which it is said. */
const workers = (...databases: readonly (string | undefined)[]) =>
    databases.map((each, index) => configuration(`notary-${index}`, `O=Notary ${index},L=London,C=GB`, notary(each)));

/** The pod of a zone's network map. */
function networkMap(): Example {
    const map = database("corda-network-map");
    set(map.props, "spec.template.metadata.labels", {
        ...labels("corda-network-map", "network-map"),
        "corda/role": "network-map",
    });
    return map;
}

function autoscaler(name: string, kind = "StatefulSet"): Example {
    return {
        type: "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
        name,
        props: {
            metadata: { name, namespace: "corda" },
            spec: {
                minReplicas: 2,
                maxReplicas: 4,
                scaleTargetRef: { apiVersion: "apps/v1", kind, name },
                metrics: [
                    {
                        type: "Resource",
                        resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } },
                    },
                ],
            },
        },
    };
}

/** Two nodes of one firewall, each of a release. */
const released = (...releases: readonly string[]) =>
    releases.map((release, index) => {
        const example = node(`bank-${index}`);
        set(example.props, "spec.template.metadata.labels", {
            ...labels(`bank-${index}`, "corda-node"),
            "corda/role": "node",
            "corda/node": `bank-${index}`,
            "app.kubernetes.io/version": release,
        });
        return example;
    });

/** The same thing under another name. */
function named(example: Example, name: string): Example {
    const copy = structuredClone(example);
    set(copy.props, "metadata.name", name);
    return { ...copy, name };
}

function elsewhere(example: Example): Example {
    set(example.props, "metadata.namespace", "bank-a");
    return { ...example, name: "elsewhere" };
}

export const workloadRefusals: readonly Refusal[] = [
    {
        rule: "corda-zone-without-notary",
        what: "a zone without a notary",
        of: () => [networkMap(), ...banks(), ...workers(undefined)],
        among: (examples) => examples.slice(0, 3),
        at: undefined,
    },
    {
        rule: "corda-ledger-autoscaled",
        what: "an autoscaler of a node",
        of: () => [node(), autoscaler("bank-b")],
        among: ([first]) => [...(first === undefined ? [] : [first]), autoscaler("bank-a")],
        at: "spec.scaleTargetRef",
    },
    {
        rule: "corda-shared-ledger",
        what: "two nodes on one volume",
        of: () => [node(), node("bank-b")],
        among: (examples) => {
            set(examples[1]?.props ?? {}, "spec.template.spec.volumes[0].persistentVolumeClaim.claimName", "bank-a");
            return examples;
        },
        at: "spec.template.spec.volumes[0].persistentVolumeClaim",
    },
    {
        rule: "corda-shared-account",
        what: "two nodes of one account",
        of: () => [node(), node("bank-b")],
        among: (examples) => {
            set(examples[1]?.props ?? {}, "spec.template.spec.serviceAccountName", "bank-a");
            return examples;
        },
        at: "spec.template.spec.serviceAccountName",
    },
    {
        rule: "corda-float-beside-nodes",
        what: "a float in the namespace of its bridge",
        of: () => [float(), bridge(), broker()],
        broken: (props) => {
            set(props, "metadata.namespace", "corda");
        },
        at: "metadata.namespace",
    },
    {
        rule: "corda-second-endpoint",
        what: "a second load balancer of a node",
        of: () => [service()],
        among: (examples) => [...examples, ...examples.map((example) => named(example, "bank-a-again"))],
        at: "spec.selector",
    },
    {
        rule: "corda-mixed-releases",
        what: "three releases",
        of: () => released("4.11", "4.12", "4.11"),
        among: () => released("4.10", "4.11", "4.12"),
        at: 'spec.template.metadata.labels["app.kubernetes.io/version"]',
    },
];

export const workloadPasses: readonly Pass[] = [
    { rule: "corda-zone-without-notary", what: "members of a zone that somebody else has", of: banks },
    {
        rule: "corda-ledger-autoscaled",
        what: "an autoscaler of a web client that is called as a node is",
        of: () => [node(), autoscaler("bank-a", "Deployment")],
    },
    {
        rule: "corda-shared-ledger",
        what: "a registration on the volume of its node",
        of: () => [node(), { ...node(), type: "kubernetes:batch/v1:Job", name: "bank-a-registration" }].slice(0, 1),
    },
    {
        rule: "corda-shared-ledger",
        what: "claims of one name in two namespaces",
        of: () => [node(), elsewhere(node())],
    },
    { rule: "corda-float-beside-nodes", what: "a float in a namespace of its own", of: () => [float(), bridge()] },
    {
        rule: "corda-mixed-releases",
        what: "two releases while an upgrade is under way",
        of: () => released("4.11", "4.12"),
    },
    {
        rule: "corda-second-endpoint",
        what: "the two ports at which a float listens",
        of: () => {
            const tunnel = named(service(), "tunnel");
            set(tunnel.props, "spec.ports", [{ name: "tunnel", port: 12005, targetPort: 12005 }]);
            return [service(), tunnel];
        },
    },
    {
        rule: "corda-shared-account",
        what: "the standby of a node, which is the node",
        of: () => {
            const standby = { ...node(), name: "bank-a-standby" };
            set(standby.props, "metadata.name", "bank-a-standby");
            set(standby.props, "spec.template.spec.volumes[0].persistentVolumeClaim.claimName", "bank-a-standby");
            return [node(), standby];
        },
    },
];
