import { type Path, routedAddresses } from "../isolation/policies";
import type { OutsideKeeping } from "../secrets/outside-keeping";
import type { WriteBack, Writers } from "./write-back";

/** Where the account's token for a store is, in containers that write to it. */
const tokenPath = "/var/run/secrets/corda/store";

/** A secret of a store outside the cluster. */
export type OutsideWriteBack = WriteBack & { readonly outside: OutsideKeeping };

/**
 * What keeps files in a store outside the cluster. The store makes what isn't there, so that nothing is made for it; the
 * account's token is one that nobody but the store, or who hands out its credentials, takes.
 *
 * @param account Name of the ServiceAccount of the Job's pod.
 * @param retain Whether what is kept outlives the Job's owner; what doesn't may be replaced by the next one's.
 */
export function outsideWriters(kept: readonly OutsideWriteBack[], account: string, retain: boolean): Writers {
    const [first] = kept;
    if (first === undefined) {
        return { writers: [], volumes: [], to: [], dependsOn: [] };
    }
    const writer = first.outside.writer(
        account,
        kept.map(({ secret, files }) => ({ secret, keys: Object.keys(files) })),
    );
    const { audience, variable } = writer.token;
    const env = [
        ...Object.entries(writer.environment).map(([name, value]) => ({ name, value })),
        { name: variable, value: `${tokenPath}/token` },
    ];
    const credentials = (writer.egress ?? []).map(({ cidr, ports }): Path => ({
        addresses: { cidr },
        ports: [...ports],
    }));
    return {
        writers: kept.map(({ secret, files, replace, outside }) => ({
            secret,
            args: [
                ...(replace === true || !retain ? ["--replace"] : []),
                ...["--store", outside.kind],
                ...Object.entries(files).map(([key, file]) => `${valueName(outside, secret, key)}=${file}`),
            ],
            env,
            mounts: [{ name: "store-account", mountPath: tokenPath, readOnly: true }],
        })),
        volumes: [
            {
                name: "store-account",
                projected: {
                    defaultMode: 0o440,
                    sources: [{ serviceAccountToken: { path: "token", audience, expirationSeconds: 3600 } }],
                },
            },
        ],
        to: [{ addresses: routedAddresses, ports: [writer.port] }, ...credentials],
        withheld: writer.withheld,
        dependsOn: [...writer.requires],
    };
}

/** A value as `corda-write-secret` names it. */
function valueName(store: OutsideKeeping, secret: string, key: string): string {
    const { name, field, encoding } = store.entry(secret, key);
    return `${encoding === undefined ? "" : `${encoding}:`}${name}${field === undefined ? "" : `#${field}`}`;
}
