import type { Refusals } from "./row";

const identity = "platform.workloadIdentity.identities[0]";

/** Mistakes in a platform that somebody else provisioned, and in a network for production on it. */
export const existingRefusals: Refusals = {
    "reaching a cluster that exists": [
        [
            "platform.kubeconfig",
            "/etc/corda/kubeconfig",
            "corda:platform.stackReference: is a second kubeconfig beside the file — keep stackReference or kubeconfig",
        ],
        [
            "platform.stackReference.stack",
            "prod",
            'corda:platform.stackReference.stack: "prod" is no full name of a stack — write organization/project/stack, like organization/clusters/prod',
        ],
        [
            "platform.stackReference.stack",
            undefined,
            "corda:platform.stackReference.stack: is missing — add stack: bank/clusters/prod",
        ],
        [
            "platform.stackReference.output",
            "the kubeconfig",
            'corda:platform.stackReference.output: "the kubeconfig" is no name of an output — `pulumi stack output` lists those of the stack',
        ],
        [
            "platform.stackReference.key",
            "kubeconfig",
            "corda:platform.stackReference.key: is not known — did you mean output?",
        ],
        ["platform.clusterScope", "namespaced", 'corda:platform.clusterScope: is not known — the word is "forbidden"'],
        [
            "platform.clusterScope",
            "denied",
            'corda:platform.clusterScope: "denied" is not known — use allowed or forbidden',
        ],
    ],
    "what a cluster that exists gives": [
        [
            "platform.flavour",
            "generic",
            "corda:platform.storage: is missing — add storage: { ledger: standard }",
            "corda:platform.workloadIdentity.kind: is bound by GKE's own metadata server — write flavour: gke, or the cloud's kind",
        ],
        [
            "platform.nameServers",
            ["kube-dns.kube-system"],
            'corda:platform.nameServers[0]: "kube-dns.kube-system" is no address of a name server — write an IPv4 address, like 169.254.20.10',
        ],
        [
            "platform.dns.zone",
            "https://corda.example.com",
            'corda:platform.dns.zone: "https://corda.example.com" is no zone — write a domain in small letters, like corda.example.com',
        ],
        ["platform.dns.zone", undefined, "corda:platform.dns.zone: is missing — add zone: corda.example.com"],
        [
            "platform.loadBalancers.controller",
            "aws",
            "corda:platform.loadBalancers.controller: is AWS's, and this cluster is Google's — leave it out",
        ],
        [
            "platform.loadBalancers",
            { controller: "aws", class: "service.k8s.aws/nlb" },
            "corda:platform.loadBalancers.controller: is AWS's, and this cluster is Google's — leave it out",
            "corda:platform.loadBalancers.class: is the controller's own (service.k8s.aws/nlb) — leave it out, or use controller: cloud",
        ],
        [
            "platform.loadBalancers.scheme",
            "private",
            'corda:platform.loadBalancers.scheme: is not known — the word is "internal"',
        ],
        [
            "platform.loadBalancers.internal",
            true,
            "corda:platform.loadBalancers.internal: is not known — did you mean scheme: internal?",
        ],
        [
            "platform.loadBalancers.class",
            "My Class",
            'corda:platform.loadBalancers.class: "My Class" is no class of a load balancer — write the one that its controller documents',
        ],
        [
            "platform.loadBalancers.sourceRanges",
            [],
            "corda:platform.loadBalancers.sourceRanges: is an empty list — name the blocks that may call, or leave it out for everybody",
        ],
        [
            "platform.loadBalancers.annotations[0].key",
            "pulumi.com/skipAwait",
            'corda:platform.loadBalancers.annotations[0].key: "pulumi.com/skipAwait" is the program\'s own — remove it',
        ],
        [
            "platform.loadBalancers.annotations[0].key",
            "a b",
            'corda:platform.loadBalancers.annotations[0].key: "a b" is no name of an annotation — write prefix/name, like service.beta.kubernetes.io/aws-load-balancer-name',
        ],
        [
            "platform.loadBalancers.annotations",
            [
                { key: "example.com/pool", value: "a" },
                { key: "example.com/pool", value: "b" },
            ],
            'corda:platform.loadBalancers.annotations[1].key: "example.com/pool" is there twice — keep one',
        ],
        [
            "platform.workloadIdentity.kind",
            "aws",
            "corda:platform.workloadIdentity.kind: is another cloud's, and this cluster is Google's — write kind: google",
            'corda:platform.workloadIdentity.identities[0].identity: "party-a@bank-prod.iam.gserviceaccount.com" is not the ARN of an IAM role — write one, like arn:aws:iam::111122223333:role/party-a',
            'corda:platform.workloadIdentity.identities[1].identity: "party-b@bank-prod.iam.gserviceaccount.com" is not the ARN of an IAM role — write one, like arn:aws:iam::111122223333:role/party-a',
        ],
        [
            `${identity}.identity`,
            "party-a@bank.example.com",
            'corda:platform.workloadIdentity.identities[0].identity: "party-a@bank.example.com" is not the e-mail address of a Google service account — write one, like party-a@bank.iam.gserviceaccount.com',
        ],
        [
            `${identity}.account`,
            "Party A",
            'corda:platform.workloadIdentity.identities[0].account: "Party A" is no name of a ServiceAccount — `kubectl get serviceaccounts` lists those of the network',
        ],
        [
            `${identity}.account`,
            "party-b",
            'corda:platform.workloadIdentity.identities[1].account: "party-b" is there twice — keep one',
        ],
        [
            "platform.workloadIdentity.identities",
            [],
            "corda:platform.workloadIdentity.identities: is an empty list — name the identity of each account, or leave workloadIdentity out",
        ],
        [
            "network.webClients[0].ingress.class",
            "gce",
            "corda:network.webClients[0].ingress.class: is Google's own controller, which is no pod of the cluster that a policy could let in, and takes no class here — name a controller that runs in the cluster, like nginx",
        ],
        // The load balancers of the stack are internal, and have an annotation.
        [
            "platform",
            {
                kind: "existing",
                context: "a",
                storage: { ledger: "gp3" },
                loadBalancers: { scheme: "internal" },
            },
            "corda:platform.loadBalancers.scheme: is told to each cloud in other words, and this flavour could be on any — write your controller's annotation under annotations, or its class",
        ],
    ],
    "a network for production": [
        ["network.environment", "production", 'corda:network.environment: is not known — the word is "prod"'],
        ["network.environment", "mainnet", 'corda:network.environment: is not known — the word is "prod"'],
        [
            "platform",
            { kind: "minikube" },
            "corda:network.environment: is production on one's own machine — choose another platform, or environment: test",
        ],
        [
            "network.webClients[0].host",
            "bank.cluster.local",
            'corda:network.webClients[0].host: "bank.cluster.local" lies in a domain that no authority signs for — in production name a host of a domain of your own',
        ],
        [
            "network.webClients[0].host",
            "bank.203.0.113.7.nip.io",
            'corda:network.webClients[0].host: "bank.203.0.113.7.nip.io" is an address in the form of a name — in production name a host of a domain of your own',
        ],
        [
            "network.webClients[0].tls.issuer",
            "letsencrypt-staging",
            'corda:network.webClients[0].tls.issuer: "letsencrypt-staging" makes certificates that nobody trusts — in production name an issuer of an authority that your users know',
        ],
        [
            "network.webClients[0].tls",
            undefined,
            "corda:network.webClients[0].tls: is missing — add tls: { issuer: letsencrypt }",
        ],
    ],
};
