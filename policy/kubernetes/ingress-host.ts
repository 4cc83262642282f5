import { at, places, text } from "../reading";
import type { ResourceRule } from "../rule";
import { ingressType } from "./ingress-tls";

/** Source: Kubernetes docs, "Ingress": a rule without a host, and a default backend, are for every name. */
export const ingressHost: ResourceRule = {
    name: "kubernetes-ingress-host",
    protects: "Names that others have at the same controller, from being answered by this Ingress.",
    violation: "The Ingress answers for names that aren't its own.",
    remediation: "Name one host in each rule, and leave the default backend out.",
    severity: "medium",
    controls: [],
    types: [ingressType],
    check: ({ props }) => [
        ...((at(props, "spec", "defaultBackend") ?? undefined) === undefined ? [] : ["spec.defaultBackend"]),
        ...places(at(props, "spec", "rules"), "spec.rules")
            .filter(({ value }) => /^(\*.*)?$/.test(text(value["host"])))
            .map(({ path }) => `${path}.host`),
    ],
};
