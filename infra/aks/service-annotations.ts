import type * as pulumi from "@pulumi/pulumi";

/** What Azure's load balancer is told of a Service. */
export interface AnnotatedService {
    /** The public address, a resource of Azure. */
    readonly address: { readonly name: pulumi.Input<string>; readonly resourceGroup: pulumi.Input<string> };
    /** Minutes without traffic after which a connection is closed, 4 to 100. */
    readonly idleMinutes: number;
    /** Whether only some addresses may call. */
    readonly restricted: boolean;
    /** A load balancer beside the cluster's first one. @default the first one */
    readonly loadBalancer?: string;
}

/**
 * Annotations of a node's Service. Source: cloud-provider-azure docs, "Azure LoadBalancer", "LoadBalancer annotations".
 */
export function serviceAnnotations(service: AnnotatedService): Record<string, pulumi.Input<string>> {
    const key = (name: string) => `service.beta.kubernetes.io/azure-${name}`;
    return {
        [key("load-balancer-resource-group")]: service.address.resourceGroup,
        [key("pip-name")]: service.address.name,
        [key("load-balancer-tcp-idle-timeout")]: String(service.idleMinutes),
        // Both ends are told of a connection that was idle too long, and Artemis connects anew at once.
        [key("load-balancer-disable-tcp-reset")]: "false",
        ...(service.restricted && { [key("deny-all-except-load-balancer-source-ranges")]: "true" }),
        ...(service.loadBalancer !== undefined && { [key("load-balancer-configurations")]: service.loadBalancer }),
    };
}
