import { at, places } from "../reading";
import type { JudgedResource, ResourceRule } from "../rule";
import { privatePorts } from "./ports";

/** Ports that something leads to from outside a cluster, by type token, each with its place. */
const routes: Readonly<Record<string, (props: JudgedResource["props"]) => { port: unknown; path: string }[]>> = {
    "kubernetes:networking.k8s.io/v1:Ingress": (props) =>
        places(at(props, "spec", "rules"), "spec.rules")
            .flatMap(({ value, path }) => places(at(value, "http", "paths"), `${path}.http.paths`))
            .map(({ value, path }) => ({ backend: value["backend"], path: `${path}.backend` }))
            .concat({ backend: at(props, "spec", "defaultBackend"), path: "spec.defaultBackend" })
            .map(({ backend, path }) => {
                const port = at(backend, "service", "port");
                return { port: at(port, "number") ?? at(port, "name"), path: `${path}.service.port` };
            }),
    "kubernetes:route.openshift.io/v1:Route": (props) => [
        { port: at(props, "spec", "port", "targetPort"), path: "spec.port.targetPort" },
    ],
    "kubernetes:elbv2.k8s.aws/v1beta1:TargetGroupBinding": (props) => [
        { port: at(props, "spec", "serviceRef", "port"), path: "spec.serviceRef.port" },
    ],
};

export const privatePortRouted: ResourceRule = {
    name: "corda-private-port-routed",
    protects: "RPC, metrics, brokers and databases, from whoever the cluster's entrance lets in.",
    violation: "An entrance of the cluster leads to a port that is for pods of the cluster alone.",
    remediation: "Route to a web client, which is a client of RPC and has users of its own.",
    severity: "critical",
    controls: [],
    types: Object.keys(routes),
    check: ({ type, props }) =>
        (routes[type]?.(props) ?? []).filter(({ port }) => privatePorts.has(port)).map(({ path }) => path),
};
