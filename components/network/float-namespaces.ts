import type * as pulumi from "@pulumi/pulumi";
import type { NetworkConfig } from "../../config/network";
import type { ClusterDns } from "../../infra/platform";
import type { HsmClient } from "../hsm/client";
import { IsolatedNamespace } from "../isolation/namespace";
import { labels } from "../labels";
import type { NamedSecrets } from "../secrets/named-secrets";
import { hsmClients } from "./hsms";
import { provideLogin } from "./places";

/** Where floats are. */
export interface FloatPlace {
    readonly namespace: pulumi.Output<string>;
    /** The client of an HSM by its name, with the login that is in this namespace. */
    readonly hsm: (name: string | undefined, version: string) => HsmClient | undefined;
}

/** The namespaces of floats, each made once. A float looks up no names, unless to reach an HSM. */
export function floatNamespaces(
    config: NetworkConfig,
    { dns, secrets, partOf }: { readonly dns: ClusterDns; readonly secrets: NamedSecrets; readonly partOf: string },
    opts: pulumi.ComponentResourceOptions,
): ReadonlyMap<string, FloatPlace> {
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
            const here = secrets.elsewhere(`${name}-secrets`, namespace, opts);
            provideLogin(here, config);
            return [name, { namespace, hsm: hsmClients(config.hsms, here) }];
        }),
    );
}
