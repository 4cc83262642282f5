import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { HsmClient } from "../hsm/client";
import { labels } from "../labels";
import { type SubjectFields, subjectText } from "../pki/authority";
import { InternalPki } from "../pki/internal-pki";
import { type Keystores, keystores } from "../pki/keystores";
import { placedKeystores } from "../pki/placed-keystores";
import { HaUtilities } from "../registration/ha-utilities";
import { generatedOnce, randomPassword } from "../secrets/generated";
import type { Release } from "../versions/release";
import type { LedgerProtection } from "../volumes/ledger-volume";
import { brokerClientStore } from "./broker-xml";
import type { BrokerConnection } from "./clients";
import { brokerRoles } from "./rights";

/** HSMs that hold keys of a broker's clients, by the role that has one; and what makes the keys there. */
export interface BrokerHsms {
    /** @default in its key store */
    readonly node?: HsmClient;
    /** @default in its key store */
    readonly bridge?: HsmClient;
    /** Image of the HA utilities. */
    readonly haUtilities: string;
    readonly release: Pick<Release, "version">;
}

/** What a broker's keys are made with. */
export interface BrokerKeysArgs {
    readonly namespace: pulumi.Input<string>;
    readonly image: string;
    /** DNS names of the broker and its standby. */
    readonly hosts: readonly string[];
    /** @default the program makes all keys */
    readonly hsms?: BrokerHsms;
    readonly subject?: SubjectFields;
    readonly issue?: number;
    readonly storageClass: string;
    readonly protection: LedgerProtection;
    readonly partOf: string;
}

/** The keys of a broker and its clients. */
export interface BrokerKeys extends Pick<BrokerConnection, "credentials" | "password" | "ready"> {
    /** The broker's own. */
    readonly keystores: Keystores;
    /** Whether the HA utilities made them: their certificates name no hosts, and clients have the broker's subject. */
    readonly byHaUtilities: boolean;
}

/** Makes a broker's keys and those of its clients: by the program, or by the HA utilities where an HSM holds one. */
export function brokerKeys(name: string, args: BrokerKeysArgs, opts: pulumi.CustomResourceOptions): BrokerKeys {
    return args.hsms === undefined ? byProgram(name, args, opts) : byHaUtilities(name, args, args.hsms, opts);
}

function byProgram(name: string, args: BrokerKeysArgs, opts: pulumi.CustomResourceOptions): BrokerKeys {
    const { namespace, hosts, subject, issue, partOf } = args;
    const pki = new InternalPki(
        `${name}-pki`,
        {
            identities: [
                { name: "artemis", namespace, hosts },
                ...Object.values(brokerRoles).map((identity) => ({ name: identity, namespace })),
            ],
            subject,
            issue,
            partOf,
        },
        opts,
    );
    return {
        credentials: { node: pki.of(brokerRoles.node), bridge: pki.of(brokerRoles.bridge) },
        password: pki.password,
        ready: [],
        keystores: keystores({
            image: args.image,
            identity: "artemis",
            secret: pki.of("artemis").secret,
            alsoAs: [brokerClientStore],
        }),
        byHaUtilities: false,
    };
}

/** The broker itself can't use an HSM: its own key is in its key store. Source: Corda docs, "HA Utilities". */
function byHaUtilities(
    name: string,
    { namespace, subject, storageClass, protection, partOf }: BrokerKeysArgs,
    { node, bridge, haUtilities, release }: BrokerHsms,
    opts: pulumi.CustomResourceOptions,
): BrokerKeys {
    const its = `${name}-keys`;
    const { password } = generatedOnce(`${its}-password`, () => ({ password: randomPassword() }), opts);
    const passwords = new kubernetes.core.v1.Secret(
        `${its}-password`,
        {
            metadata: { namespace, labels: labels({ name: its, component: "ha-utilities", partOf }) },
            stringData: { keyStorePassword: password, trustStorePassword: password },
        },
        opts,
    );
    const reference = (hsm: HsmClient | undefined) =>
        hsm && { name: hsm.cryptoServiceName, configFile: hsm.configurationFile };
    const secretOf = (identity: string) => `${its}-${identity}`;
    const utilities = new HaUtilities(
        its,
        {
            namespace,
            image: haUtilities,
            release,
            task: {
                kind: "generate-artemis-key-stores",
                passwords: passwords.metadata.name,
                subject: {
                    organization: subject?.organisation,
                    locality: subject?.locality,
                    country: subject?.country,
                },
                nodeHsm: reference(node),
                bridgeHsm: reference(bridge),
                secrets: {
                    artemis: secretOf("artemis"),
                    artemisnode: secretOf("artemisnode"),
                    artemisbridge: secretOf("artemisbridge"),
                },
                known: { password },
            },
            volume: { storageClass, protection },
            hsms: distinct([node, bridge]),
            partOf,
        },
        opts,
    );
    const credentials = (identity: string) => ({
        keyStores: secretOf(identity),
        subject: subjectText("artemis", subject),
    });
    return {
        credentials: { node: credentials(brokerRoles.node), bridge: credentials(brokerRoles.bridge) },
        password,
        ready: [utilities],
        keystores: placedKeystores({
            identity: "artemis",
            secret: secretOf("artemis"),
            alsoAs: [brokerClientStore],
        }),
        byHaUtilities: true,
    };
}

function distinct(hsms: readonly (HsmClient | undefined)[]): HsmClient[] {
    return [...new Map(hsms.flatMap((hsm) => (hsm === undefined ? [] : [[hsm.name, hsm] as const]))).values()];
}
