import { type Refusals, secret } from "./row";

/** Mistakes in the platform. */
export const platformRefusals: Refusals = {
    "the platform": [
        ["platform", undefined, "corda:platform: is missing — add platform: { kind: minikube }"],
        [
            "platform",
            "minikube",
            "corda:platform: is text, not a section — write a section, like platform: { kind: minikube }",
        ],
        ["platform.kind", undefined, "corda:platform.kind: is missing — add it: minikube, existing, eks or aks"],
        [
            "platform.kind",
            "existin",
            'corda:platform.kind: "existin" is not known — use minikube, existing, eks or aks; did you mean existing?',
        ],
        [
            "platform.kind",
            "openshift",
            "corda:platform.kind: is not known — for OpenShift use kind: existing with flavour: openshift and its context",
        ],
        [
            "platform.flavour",
            "openshfit",
            'corda:platform.flavour: "openshfit" is not known — use generic, openshift or gke; did you mean openshift?',
        ],
        [
            "platform.kind",
            "gke",
            "corda:platform.kind: is not known — for GKE use kind: existing with flavour: gke and its context",
        ],
        ["platform.flavour", "autopilot", 'corda:platform.flavour: is not known — the word is "gke"'],
        [
            "platform.flavour",
            "eks",
            "corda:platform.flavour: is not known — EKS takes what every Kubernetes takes: write generic, or leave the key out",
        ],
        [
            "platform.flavour",
            "AKS",
            "corda:platform.flavour: is not known — AKS takes what every Kubernetes takes: write generic, or leave the key out",
        ],
        ["platform.flavour", "okd", 'corda:platform.flavour: is not known — the word is "openshift", also for OKD'],
        // The web client of the complete stack is one for an Ingress controller with an issuer.
        [
            "platform.flavour",
            "openshift",
            "corda:network.webClients[0].ingress: has no meaning on OpenShift, whose own router serves the host by a Route — remove it",
            "corda:network.webClients[0].tls.issuer: can't be had for a Route — let a Certificate of cert-manager keep a Secret and name that under secret, or leave tls out for the router's own certificate",
        ],
        [
            "network.webClients[0].ingress",
            undefined,
            "corda:network.webClients[0].ingress: is missing — add ingress: { class: nginx, namespace: ingress-nginx }",
        ],
        [
            "network.webClients[0].tls",
            undefined,
            "corda:network.webClients[0].tls: is missing — add tls: { issuer: letsencrypt }",
        ],
        ["platform.context", undefined, "corda:platform.context: is missing — add context: my-cluster"],
        [
            "platform.context",
            " ",
            'corda:platform.context: " " is no name of a context — write one of `kubectl config get-contexts`, without spaces around it',
        ],
        [
            "platform.context",
            "current",
            'corda:platform.context: "current" would take whatever kubectl points at — name the context, so that no ledger goes to the wrong cluster',
        ],
        [
            "platform.contexts",
            ["a"],
            "corda:platform.contexts: is not known with existing — did you mean context, one name?",
        ],
        [
            "platform.kubeconfig",
            "",
            "corda:platform.kubeconfig: is empty — write the path of a kubeconfig file, or leave the key out for $KUBECONFIG",
        ],
        [
            "platform.kubeconfig",
            "apiVersion: v1\nclusters: []",
            "corda:platform.kubeconfig: holds a kubeconfig itself, and with it credentials — write the path of the file",
        ],
        [
            "platform.dmz",
            { context: "dmz-cluster", bridgeAddresses: ["203.0.113.0/28"] },
            "corda:platform.dmz: is for floats, and there is no firewall — describe one under network.firewalls, or remove it",
        ],
        ["platform.storage", undefined, "corda:platform.storage: is missing — add storage: { ledger: standard }"],
        [
            "platform.storage.ledger",
            "Fast_SSD",
            'corda:platform.storage.ledger: "Fast_SSD" is no name of a storage class — `kubectl get storageclass` lists those of the cluster',
        ],
        ["platform.storage.leger", "x", "corda:platform.storage.leger: is not a known key — did you mean ledger?"],
        [
            "platform.mavenRepository",
            "maven.example.com",
            "corda:platform.mavenRepository: is no URL — write https://host/path of a Maven repository",
        ],
        [
            "platform.mavenRepository",
            "file:///releases",
            "corda:platform.mavenRepository: begins with file: — use https:// (or http:// for a mirror in the cluster)",
        ],
        [
            "platform.mavenRepository",
            "https://m.example.com/?x=1",
            "corda:platform.mavenRepository: has a ? or # in it — write the repository's address alone, without query or fragment",
        ],
        [
            "platform.mavenRepository",
            "https://me:hunter2@m.example.com/",
            `corda:platform.mavenRepository: is an address with a user or password in it — ${secret}; remove it, and change it where it was in use`,
        ],
    ],
};
