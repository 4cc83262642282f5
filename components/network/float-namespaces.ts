import type * as pulumi from "@pulumi/pulumi";
import type { NetworkConfig } from "../../config/network";
import type { Dmz, Platform } from "../../infra/platform";
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
    /** Undefined in the nodes' own cluster. */
    readonly dmz?: Dmz;
}

/** What the namespaces of floats are made with. */
export interface FloatNamespacesContext {
    readonly platform: Platform;
    readonly secrets: NamedSecrets;
    readonly partOf: string;
}

/** The namespaces of floats, each made once, in another cluster where the platform has one for them. A float looks up no names, unless to reach an HSM. */
export function floatNamespaces(
    config: NetworkConfig,
    { platform, secrets, partOf }: FloatNamespacesContext,
    opts: pulumi.ComponentResourceOptions,
): ReadonlyMap<string, FloatPlace> {
    const { dmz } = platform;
    const { dns } = dmz ?? platform.capabilities;
    const there = dmz === undefined ? opts : { ...opts, provider: dmz.kubernetes };
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
                    evictions: config.evictions,
                },
                there,
            );
            const here = secrets.elsewhere(`${name}-secrets`, { namespace, namespaceName: name }, there);
            provideLogin(here, config);
            // Another cluster's tokens are none that the platform's cloud trusts.
            const cloud = dmz === undefined ? { platform, namespace: name } : undefined;
            return [name, { namespace, hsm: hsmClients(config.hsms, { secrets: here, cloud }), dmz }];
        }),
    );
}
