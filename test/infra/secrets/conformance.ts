import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { NamedSecrets } from "../../../components/secrets/named-secrets";
import { namedSecretVolume } from "../../../components/secrets/source";
import type { SecretStore } from "../../../infra/secret-store";
import { recordComponent, type Recorded } from "../../components/registration/recorded-component";
import { strings, unwrapped } from "../../program/recorded-values";
import { canaries, uses, values } from "./named";
import { filesOf, type File, type KubernetesObject, type Volume } from "./mounted";
import type { Granted, StoreOfTests } from "./stores";

/** What every store has to hold to, whichever it is: a component that uses secrets can't tell one from another. */
export function secretStoreConformance(kind: SecretStore["kind"], make: () => StoreOfTests): void {
    describe(`secrets in ${kind}`, () => {
        let store: SecretStore;
        let granted: readonly Granted[];
        let objects: readonly (KubernetesObject & { readonly recorded: Recorded })[];
        let volumes: ReadonlyMap<string, Volume>;
        beforeAll(async () => {
            ({ store, granted } = make());
            ({ objects, volumes } = await mount(store));
        });
        const files = (volume: string, namespace = "corda"): ReadonlyMap<string, File> => {
            const found = volumes.get(volume);
            if (found === undefined) {
                throw new Error(`no volume ${volume}`);
            }
            return filesOf(found, objects, namespace);
        };

        it("are files by the names of their keys, no more and no fewer than were asked for [003-6] [003-7]", () => {
            for (const { volume, keys } of uses) {
                expect([...files(volume).keys()].sort(), volume).toEqual([...keys].sort());
            }
        });

        it("are files that the pod's process reads and nobody writes [003-6] [001-9]", () => {
            for (const { volume } of uses) {
                for (const [name, { mode }] of files(volume)) {
                    // With a Secret the pod's group reads it; what a CSI driver makes is root's, whatever the pod says.
                    expect(mode.toString(8), name).toBe(kind === "kubernetes" ? "440" : "444");
                }
            }
        });

        it("are as their owner has them where they are no text, and text stays text [003-6]", () => {
            for (const { volume } of uses) {
                for (const [name, { decoded }] of files(volume)) {
                    expect(decoded, name).toBe(name.endsWith(".jks"));
                }
            }
        });

        it("have a place each, which no other secret and no other key has [003-6]", () => {
            const places = new Map<string, string>();
            for (const { volume, secret } of uses) {
                for (const [name, { from }] of files(volume)) {
                    expect(places.get(from) ?? `${secret}/${name}`).toBe(`${secret}/${name}`);
                    places.set(from, `${secret}/${name}`);
                }
            }
            expect(new Set(places.values()).size).toBe(places.size);
        });

        it("can't be had in a namespace that was not given them [003-6] [001-9]", () => {
            for (const { volume } of uses) {
                expect(() => files(volume, "another")).toThrow("0 objects are called");
            }
        });

        it("have the same place for every namespace, by the name in the stack file alone [003-6]", async () => {
            const there = await mount(make().store, "another");
            const [here] = files("login").values();
            const [other] = filesOf(there.volumes.get("login") as Volume, there.objects, "another").values();
            expect(other?.from.replace("another/", "corda/")).toBe(here?.from);
        });

        it("stand in no object in clear, and outside of Kubernetes in none at all [003-6] [001-9]", () => {
            const texts = (marked: boolean) =>
                objects.flatMap(({ recorded }) => [...strings(recorded.inputs, marked)].map(([, text]) => text));
            expect(canaries.filter((value) => texts(false).some((text) => text.includes(value)))).toEqual([]);
            expect(canaries.filter((value) => texts(true).includes(value))).toEqual(
                kind === "kubernetes" ? canaries : [],
            );
        });

        it("are bound to the account of the pod that mounts them [003-6] [001-9]", () => {
            const classes = objects.filter(({ kind: of }) => of === "SecretProviderClass");
            expect(classes).toHaveLength(kind === "kubernetes" ? 0 : uses.length);
            for (const { metadata, spec } of classes) {
                const { account } = uses.find((use) => metadata.name === `${use.account}-${use.volume}`) ?? {};
                // With it the driver would make a Secret of what is mounted.
                expect(spec).not.toHaveProperty("secretObjects");
                const { roleName, clientID } = spec?.parameters ?? {};
                expect([roleName, clientID]).toEqual([
                    kind === "hashicorp-vault" ? `corda-corda-${account}` : undefined,
                    kind === "azure-key-vault" ? `client-of-corda-${account}` : undefined,
                ]);
            }
        });

        it("are read by rights to exactly what is mounted, asked for that account [003-6] [001-9]", () => {
            const outside = store.kind === "kubernetes" ? undefined : store;
            const cloud = kind === "aws-secrets-manager" || kind === "azure-key-vault";
            expect(granted.map(({ account, rights }) => [account, rights])).toEqual(
                cloud
                    ? uses.map(({ account, secret, keys }) => [
                          { name: account, namespace: "corda" },
                          { readSecrets: [...keys].sort().map((key) => outside?.entry(secret, key).name) },
                      ])
                    : [],
            );
        });

        it("are kept by rights to exactly the names that a Job was told, which are those that pods read [003-6] [001-9]", () => {
            const made = make();
            if (made.store.kind === "kubernetes") {
                return;
            }
            const { store: outside } = made;
            const account = { name: "edge-registration", namespace: "corda" };
            const secrets = [
                { secret: "b-certificates", keys: ["sslkeystore.jks", "nodekeystore.jks"] },
                { secret: "a-certificates", keys: ["nodekeystore.jks"] },
            ];
            const writer = outside.writer({ account, secrets });
            const named = secrets.flatMap(({ secret, keys }) => keys.map((key) => outside.entry(secret, key).name));
            const wanted = [...new Set(named)].sort();
            const cloud = kind === "aws-secrets-manager" || kind === "azure-key-vault";
            expect(made.granted).toEqual(
                cloud ? [{ account, rights: { readSecrets: wanted, writeSecrets: wanted } }] : [],
            );
            // The token is for nobody else than who is asked with it.
            expect(writer.token.audience).toBe(
                {
                    "aws-secrets-manager": "pods.eks.amazonaws.com",
                    "azure-key-vault": "api://AzureADTokenExchange",
                    "hashicorp-vault": "vault",
                }[outside.kind],
            );
            expect(Object.keys(writer.environment)).not.toContain(writer.token.variable);
        });

        it("are kept under no name that leads to another's, and no Job keeps nothing of one [003-6] [001-9]", () => {
            const outside = store.kind === "kubernetes" ? undefined : store;
            const kept = (secret: string, ...keys: string[]) => {
                const account = { name: "edge-registration", namespace: "corda" };
                return () => outside?.writer({ account, secrets: [{ secret, keys }] });
            };
            if (outside !== undefined) {
                expect(kept("../other", "nodekeystore.jks")).toThrow("is no name of a secret");
                expect(kept("a-certificates", "../nodekeystore.jks")).toThrow(/can't/);
                expect(kept("a-certificates")).toThrow("no key of secret a-certificates");
            }
        });

        it("are mounted by the same objects whatever the order of the keys is [003-6]", async () => {
            const turned = await mount(
                make().store,
                "corda",
                uses.map((use) => ({ ...use, keys: [...use.keys].reverse() })),
            );
            expect(turned.objects.map(({ spec }) => spec)).toEqual(objects.map(({ spec }) => spec));
        });

        it("are refused where they have no such key, and where nobody can say what is mounted [003-7] [004-20]", async () => {
            const use = { account: "party-a", volume: "login", secret: "hsm-login" };
            if (store.kind === "kubernetes") {
                const made = await mount(make().store, "corda", [{ ...use, keys: ["absent"] }]);
                expect(() => filesOf(made.volumes.get("login") as Volume, made.objects, "corda")).toThrow(
                    "has no absent",
                );
                return;
            }
            const { mount: of } = store;
            const asked = (...keys: string[]) => {
                return () => of({ account: { name: "party-a", namespace: "corda" }, secret: use.secret, keys });
            };
            expect(asked()).toThrow("reads no key of secret hsm-login");
            for (const key of ["../other", "..", "a/b", ""]) {
                expect(asked(key), key).toThrow(/can't/);
            }
        });

        it("are refused by names that would lead to another's [003-6] [001-9]", () => {
            const outside = store.kind === "kubernetes" ? undefined : store;
            const odd = fc.oneof(
                fc.string().filter((name) => !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)),
                fc.constantFrom("../other", "a/b", "a.b", "", "-a", "A", "a".repeat(64), "a\nb", "a#b", "a--"),
            );
            fc.assert(
                fc.property(odd, (name) => {
                    if (outside !== undefined) {
                        expect(() => outside.entry(name, "password")).toThrow("is no name of a secret");
                    }
                }),
            );
        });

        it("have places that part every pair of names and keys [003-6]", () => {
            const outside = store.kind === "kubernetes" ? undefined : store;
            const name = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,10}[a-z0-9])?$/);
            const key = fc.constantFrom(...new Set(uses.flatMap(({ keys }) => keys)));
            fc.assert(
                fc.property(name, key, name, key, (one, oneKey, other, otherKey) => {
                    if (outside !== undefined && (one !== other || oneKey !== otherKey)) {
                        expect(outside.entry(one, oneKey)).not.toEqual(outside.entry(other, otherKey));
                    }
                }),
            );
        });
    });
}

async function mount(store: SecretStore, namespace = "corda", asked = uses) {
    const volumes = new Map<string, Volume>();
    const recorded = await recordComponent(() => {
        const secrets = new NamedSecrets("named", {
            namespace,
            namespaceName: namespace,
            store,
            values,
            partOf: "corda",
        });
        for (const { account, volume, secret, keys } of asked) {
            const made = namedSecretVolume(volume, secrets.secret(secret), keys, account);
            volumes.set(volume, resolved(made));
        }
    });
    const objects = recorded
        .filter(({ inputs }) => inputs["metadata"] !== undefined)
        .map((one) => ({ ...(unwrapped(one.inputs) as KubernetesObject), recorded: one }));
    return { objects, volumes };
}

/** The volume as the API server gets it: names that flow in are the fixed ones. */
function resolved(volume: ReturnType<typeof namedSecretVolume>): Volume {
    const plain = volume as unknown as {
        name: string;
        secret?: { secretName: unknown; defaultMode: number; items: { key: string; path: string }[] };
        csi?: Volume["csi"];
    };
    const use = uses.find(({ volume: of }) => of === plain.name);
    if (use === undefined) {
        throw new Error(`nobody uses ${plain.name}`);
    }
    return {
        name: plain.name,
        ...(plain.secret && { secret: { ...plain.secret, secretName: use.secret } }),
        ...(plain.csi && {
            csi: { ...plain.csi, volumeAttributes: { secretProviderClass: `${use.account}-${use.volume}` } },
        }),
    };
}
