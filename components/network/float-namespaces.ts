import type * as pulumi from "@pulumi/pulumi";
import type { FirewallConfig } from "../../config/firewall";
import type { ClusterDns } from "../../infra/platform";
import { IsolatedNamespace } from "../isolation/namespace";
import { labels } from "../labels";

/** The namespaces of floats, each made once. */
export function floatNamespaces(
    firewalls: readonly FirewallConfig[],
    { dns, partOf }: { readonly dns: ClusterDns; readonly partOf: string },
    opts: pulumi.ComponentResourceOptions,
): ReadonlyMap<string, pulumi.Output<string>> {
    return new Map(
        [...new Set(firewalls.map(({ float }) => float.namespace))].map((name) => [
            name,
            new IsolatedNamespace(
                name,
                { labels: labels({ name, component: "namespace", partOf }), dns, protection: "disposable" },
                opts,
            ).namespace,
        ]),
    );
}
