import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { WebEntrance } from "../../infra/capabilities";
import type { PublicDns } from "../../infra/public-dns";
import type { Path } from "../isolation/policies";

type Route = Extract<WebEntrance, { readonly kind: "route" }>;

/** How a web server is reached from outside. */
export interface WebEntranceArgs {
    readonly host: string;
    /** What the platform brings HTTPS in by. */
    readonly entrance: WebEntrance;
    /** The Ingress controller; has to be there where the entrance is an Ingress. */
    readonly ingress?: { readonly class: string; readonly namespace: string };
    /** A Secret that is there, or the ClusterIssuer that makes one; a Route without has its router's certificate. */
    readonly tls?: { readonly secret?: string; readonly issuer?: string };
    /** The zone in which the host gets its record. @default none: whoever named it points it */
    readonly dns?: PublicDns;
    /** The Service's port, which its pods have too. */
    readonly port: number;
}

/** What the entrance of a web server leads to. */
export interface WebEntranceTarget {
    readonly metadata: kubernetes.types.input.meta.v1.ObjectMeta & { readonly name: string };
    /** Name of the Service whose port `http` answers. */
    readonly service: pulumi.Input<string>;
    /** Whether plain HTTP is answered too, beside HTTPS. @default false: it is sent on to HTTPS */
    readonly plain?: boolean;
    /** Further annotations for the Ingress controller. @default none */
    readonly annotations?: Readonly<Record<string, string>>;
}

/** Where requests come from: the Ingress controller's namespace by its name, OpenShift's router by its label. */
export function entrancePath(name: string, args: Omit<WebEntranceArgs, "host" | "tls" | "dns">): Path {
    return args.entrance.kind === "route"
        ? { namespaceLabels: args.entrance.routerNamespace, ports: [args.port] }
        : { namespace: controller(name, args).namespace, pods: {}, ports: [args.port] };
}

/** HTTPS from outside to a web server's Service, by what the platform has for it. TLS ends there. */
export function webEntrance(
    name: string,
    args: WebEntranceArgs,
    target: WebEntranceTarget,
    opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
    return args.entrance.kind === "route"
        ? route(name, args, args.entrance, target, opts)
        : ingress(name, args, target, opts);
}

function controller(name: string, { ingress }: Pick<WebEntranceArgs, "ingress">): { class: string; namespace: string } {
    if (ingress === undefined) {
        throw new Error(`${name} names no Ingress controller, which the configuration's check let through`);
    }
    return ingress;
}

/** Whoever takes nothing but the answer 200 is never sent on. */
const noRedirect = {
    "nginx.ingress.kubernetes.io/ssl-redirect": "false",
    "nginx.ingress.kubernetes.io/force-ssl-redirect": "false",
};

function ingress(
    name: string,
    args: WebEntranceArgs,
    { metadata, service, plain = false, annotations }: WebEntranceTarget,
    opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
    const { issuer, secret } = args.tls ?? {};
    const backend = { service: { name: service, port: { number: args.port } } };
    return new kubernetes.networking.v1.Ingress(
        name,
        {
            metadata: {
                ...metadata,
                annotations: {
                    // The address is the controller's business; a cluster without one would be waited for in vain.
                    "pulumi.com/skipAwait": "true",
                    ...(issuer === undefined ? {} : { "cert-manager.io/cluster-issuer": issuer }),
                    ...args.dns?.annotations(args.host),
                    ...annotations,
                    ...(plain && noRedirect),
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
    args: WebEntranceArgs,
    { routerAccount }: Route,
    { metadata, service, plain = false }: WebEntranceTarget,
    opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
    const secret = args.tls?.secret;
    const annotations = args.dns?.annotations(args.host) ?? {};
    return new kubernetes.apiextensions.CustomResource(
        name,
        {
            apiVersion: "route.openshift.io/v1",
            kind: "Route",
            metadata: { ...metadata, ...(Object.keys(annotations).length > 0 && { annotations }) },
            spec: {
                host: args.host,
                to: { kind: "Service", name: service, weight: 100 },
                port: { targetPort: "http" },
                tls: {
                    termination: "edge",
                    insecureEdgeTerminationPolicy: plain ? "Allow" : "Redirect",
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
