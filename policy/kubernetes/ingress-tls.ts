import { at, list, places } from "../reading";
import type { ResourceRule } from "../rule";
import { hardening } from "./controls";

export const ingressType = "kubernetes:networking.k8s.io/v1:Ingress";

/** Source: Kubernetes docs, "Ingress", TLS. */
export const ingressTls: ResourceRule = {
    name: "kubernetes-ingress-tls",
    protects: "Logins and what a web client shows, from everybody between it and its user.",
    violation: "The host is served without a certificate of its own.",
    remediation: "List it in `tls`; in the stack file, `corda:network.webClients[].tls`.",
    severity: "high",
    controls: [hardening("Network separation and hardening: encryption")],
    types: [ingressType],
    check: ({ props }) => {
        const covered = places(at(props, "spec", "tls"), "").flatMap(({ value }) => list(value["hosts"]));
        return places(at(props, "spec", "rules"), "spec.rules")
            .filter(({ value }) => (value["host"] ?? undefined) !== undefined && !covered.includes(value["host"]))
            .map(({ path }) => `${path}.host`);
    },
};
