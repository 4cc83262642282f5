import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { WebEntrance } from "../../infra/platform";
import type { Path } from "../isolation/policies";
import type { WebClientArgs } from "./web-client";

type Route = Extract<WebEntrance, { readonly kind: "route" }>;

/** What the entrance of a web client leads to. */
export interface WebEntranceTarget {
    readonly metadata: kubernetes.types.input.meta.v1.ObjectMeta & { readonly name: string };
    /** Name of the Service whose port `http` answers. */
    readonly service: pulumi.Input<string>;
}

/** Where requests come from: the Ingress controller's namespace by its name, OpenShift's router by its label. */
export function entrancePath(name: string, args: WebClientArgs): Path {
    return args.entrance.kind === "route"
        ? { namespaceLabels: args.entrance.routerNamespace, ports: [args.port] }
        : { namespace: controller(name, args).namespace, pods: {}, ports: [args.port] };
}

/** HTTPS from outside to a web client's Service, by what the platform has for it. TLS ends there. */
export function webEntrance(
    name: string,
    args: WebClientArgs,
    target: WebEntranceTarget,
    opts: pulumi.CustomResourceOptions,
): void {
    if (args.entrance.kind === "route") {
        route(name, args, args.entrance, target, opts);
    } else {
        ingress(name, args, target, opts);
    }
}

function controller(name: string, { ingress }: WebClientArgs): NonNullable<WebClientArgs["ingress"]> {
    if (ingress === undefined) {
        throw new Error(`web client ${name} names no Ingress controller, which the configuration's check let through`);
    }
    return ingress;
}

function ingress(
    name: string,
    args: WebClientArgs,
    { metadata, service }: WebEntranceTarget,
    opts: pulumi.CustomResourceOptions,
): void {
    const { issuer, secret } = args.tls ?? {};
    const backend = { service: { name: service, port: { number: args.port } } };
    new kubernetes.networking.v1.Ingress(
        name,
        {
            metadata: {
                ...metadata,
                annotations: {
                    // The address is the controller's business; a cluster without one would be waited for in vain.
                    "pulumi.com/skipAwait": "true",
                    ...(issuer === undefined ? {} : { "cert-manager.io/cluster-issuer": issuer }),
                },
            },
            spec: {
                ingressClassName: controller(name, args).class,
                tls: [{ hosts: [args.host], secretName: secret ?? `${name}-tls` }],
                rules: [{ host: args.host, http: { paths: [{ path: "/", pathType: "Prefix", backend }] } }],
            },
        },
        opts,
    );
}

/** Source: OpenShift docs, "Creating a route with externally managed certificates" (release 4.19 and later). */
function route(
    name: string,
    args: WebClientArgs,
    { routerAccount }: Route,
    { metadata, service }: WebEntranceTarget,
    opts: pulumi.CustomResourceOptions,
): void {
    const secret = args.tls?.secret;
    new kubernetes.apiextensions.CustomResource(
        name,
        {
            apiVersion: "route.openshift.io/v1",
            kind: "Route",
            metadata,
            spec: {
                host: args.host,
                to: { kind: "Service", name: service, weight: 100 },
                port: { targetPort: "http" },
                tls: {
                    termination: "edge",
                    insecureEdgeTerminationPolicy: "Redirect",
                    ...(secret === undefined ? {} : { externalCertificate: { name: secret } }),
                },
                wildcardPolicy: "None",
            },
        },
        // A Route whose certificate the router may not read is refused.
        { ...opts, dependsOn: secret === undefined ? [] : readableBy(name, secret, routerAccount, metadata, opts) },
    );
}

/** The right to read this one Secret, for the router alone. */
function readableBy(
    name: string,
    secret: string,
    router: Route["routerAccount"],
    metadata: WebEntranceTarget["metadata"],
    opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
    const own = { ...metadata, name: `${name}-certificate` };
    const role = new kubernetes.rbac.v1.Role(
        own.name,
        {
            metadata: own,
            rules: [
                { apiGroups: [""], resources: ["secrets"], resourceNames: [secret], verbs: ["get", "list", "watch"] },
            ],
        },
        opts,
    );
    const binding = new kubernetes.rbac.v1.RoleBinding(
        own.name,
        {
            metadata: own,
            roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: role.metadata.name },
            subjects: [{ kind: "ServiceAccount", ...router }],
        },
        opts,
    );
    return [binding];
}
