import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { HsmClient } from "../hsm/client";
import { labels } from "../labels";
import { subjectText } from "../pki/authority";
import { InternalPki } from "../pki/internal-pki";
import { HaUtilities } from "../registration/ha-utilities";
import { generatedOnce, randomPassword } from "../secrets/generated";
import type { Release } from "../versions/release";
import type { LedgerProtection } from "../volumes/ledger-volume";
import type { ConnectionKeys } from "./key-stores";

/** An HSM that holds the keys of both ends of a tunnel, and what makes them there. */
export interface TunnelHsm {
    /** As the bridge uses it. */
    readonly bridge: HsmClient;
    /** The same HSM as the float uses it: with the login that is in the float's namespace. */
    readonly float: HsmClient;
    /** Image of the HA utilities. */
    readonly haUtilities: string;
    readonly release: Pick<Release, "version">;
    /** Of the volume that says that the keys are made. */
    readonly volume: { readonly storageClass: string; readonly protection: LedgerProtection };
}

/** Arguments of {@link tunnelKeys}. */
export interface TunnelKeysArgs {
    /** The bridge's. */
    readonly namespace: pulumi.Input<string>;
    readonly floatNamespace: pulumi.Input<string>;
    /** Provider of the float's cluster. @default the bridge's */
    readonly floatProvider?: kubernetes.Provider;
    /** @default the program makes the keys */
    readonly hsm?: TunnelHsm;
    readonly partOf: string;
}

/** One end of a tunnel. */
export interface TunnelEnd {
    readonly keys: ConnectionKeys;
    /** Of its certificate, by which the other end knows it. */
    readonly subject: string;
}

/** Both ends of a tunnel, each with a Secret in its own namespace and no more than its own key in it. */
export interface TunnelKeys {
    readonly bridge: TunnelEnd;
    readonly float: TunnelEnd;
    /** What the keys are there after. */
    readonly ready: readonly pulumi.Resource[];
}

/** Makes the keys of a tunnel: by the program, or by the HA utilities where an HSM holds them. */
export function tunnelKeys(name: string, args: TunnelKeysArgs, opts: pulumi.ComponentResourceOptions): TunnelKeys {
    return args.hsm === undefined ? byProgram(name, args, opts) : byHaUtilities(name, args, args.hsm, opts);
}

function byProgram(name: string, args: TunnelKeysArgs, opts: pulumi.ComponentResourceOptions): TunnelKeys {
    const pki = new InternalPki(
        name,
        {
            identities: [
                { name: "bridge", namespace: args.namespace },
                { name: "float", namespace: args.floatNamespace, provider: args.floatProvider },
            ],
            partOf: args.partOf,
        },
        opts,
    );
    const end = (identity: string) => ({
        keys: { secret: pki.of(identity).secret },
        subject: pki.of(identity).subject,
    });
    return { bridge: end("bridge"), float: end("float"), ready: [] };
}

function byHaUtilities(
    name: string,
    { namespace, floatNamespace, partOf }: TunnelKeysArgs,
    { bridge, float, haUtilities, release, volume }: TunnelHsm,
    opts: pulumi.ComponentResourceOptions,
): TunnelKeys {
    const its = `${name}-keys`;
    const { password } = generatedOnce(`${its}-password`, () => ({ password: randomPassword() }), opts);
    const passwords = new kubernetes.core.v1.Secret(
        `${its}-password`,
        {
            metadata: { namespace, labels: labels({ name: its, component: "ha-utilities", partOf }) },
            stringData: { keyStorePassword: password, entryPassword: password, trustStorePassword: password },
        },
        opts,
    );
    const hsm = { name: bridge.cryptoServiceName, configFile: bridge.configurationFile };
    const secrets = { bridge: `${its}-bridge`, float: `${its}-float` };
    const utilities = new HaUtilities(
        its,
        {
            namespace,
            image: haUtilities,
            release,
            task: {
                kind: "generate-tunnel-key-stores",
                passwords: passwords.metadata.name,
                bridgeHsm: hsm,
                floatHsm: hsm,
                secrets,
                floatNamespace,
                known: { password },
            },
            volume,
            hsms: [bridge],
            partOf,
        },
        opts,
    );
    const end = (identity: "bridge" | "float", client: HsmClient) => ({
        keys: { keyStores: secrets[identity], hsm: client },
        subject: subjectText(identity),
    });
    return { bridge: end("bridge", bridge), float: end("float", float), ready: [utilities] };
}
