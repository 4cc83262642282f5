import type { Example } from "../judge";

/** What everything has that can have tags. */
export const tags = { "managed-by": "pulumi", "corda-platform": "corda-prod" };

/** Beginning of the ids of what is in a resource group. */
export const inGroup = "/subscriptions/2f6f1b0c-5d0e-4a53-8f7a-3c1de9f0a6b1/resourceGroups/corda-prod-data/providers";

/** A resource of azure-native. */
export function azure(
    kind: string,
    name: string,
    props: Record<string, unknown>,
    rest: Partial<Example> = {},
): Example {
    const type = `azure-native:${kind}`;
    return { type, name, urn: `urn:pulumi:test::corda::${type}::${name}`, props, ...rest };
}

/** What a resource that names others depends on. */
export function naming(...others: readonly Example[]): Pick<Example, "dependencies"> {
    return { dependencies: others.map(({ urn }) => urn ?? "") };
}

/** What keeps the log of who uses a resource. */
export function watched(resource: Example, category: Record<string, unknown> = { categoryGroup: "audit" }): Example {
    return azure(
        "monitor:DiagnosticSetting",
        "watched",
        {
            name: "corda",
            resourceUri: `${inGroup}/example`,
            workspaceId: `${inGroup}/Microsoft.OperationalInsights/workspaces/corda-prod-logs`,
            logs: [{ ...category, enabled: true }],
        },
        naming(resource),
    );
}

/** A way to a resource that is closed to the Internet, under its usual name. */
export function endpointOf(resource: Example): Example[] {
    const endpoint = azure(
        "network:PrivateEndpoint",
        "endpoint",
        {
            privateEndpointName: "corda-prod-keys",
            privateLinkServiceConnections: [
                { name: "keys", privateLinkServiceId: `${inGroup}/x`, groupIds: ["vault"] },
            ],
            tags,
        },
        naming(resource),
    );
    const names = azure(
        "network:PrivateDnsZoneGroup",
        "names",
        { privateDnsZoneConfigs: [{ name: "vault", privateDnsZoneId: `${inGroup}/z` }] },
        naming(endpoint),
    );
    return [endpoint, names];
}
