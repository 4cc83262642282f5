import type * as pulumi from "@pulumi/pulumi";
import type { NetworkConfig } from "../../config/network";
import type { ClusterDns } from "../../infra/platform";
import { IsolatedNamespace } from "../isolation/namespace";
import { labels } from "../labels";
import type { NamedSecrets } from "../secrets/named-secrets";
import { provideLogin } from "./places";

/** The namespaces of floats, each made once. A float looks up no names, unless to reach an HSM. */
export function floatNamespaces(
    config: NetworkConfig,
    { dns, secrets, partOf }: { readonly dns: ClusterDns; readonly secrets: NamedSecrets; readonly partOf: string },
    opts: pulumi.ComponentResourceOptions,
): ReadonlyMap<string, pulumi.Output<string>> {
    const names = new Set(config.firewalls.map(({ float }) => float.namespace));
    return new Map(
        [...names].map((name) => {
            const floats = config.firewalls.filter(({ float }) => float.namespace === name);
            const { namespace } = new IsolatedNamespace(
                name,
                {
                    labels: labels({ name, component: "namespace", partOf }),
                    ...(floats.some(({ keys }) => keys.tunnel !== undefined) && { dns }),
                    protection: "disposable",
                },
                opts,
            );
            if (config.images.pullSecret !== undefined) {
                provideLogin(secrets.elsewhere(`${name}-secrets`, namespace, opts), config);
            }
            return [name, namespace];
        }),
    );
}
