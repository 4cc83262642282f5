import { describe, expect, it } from "vitest";
import { families } from "../../../components/versions/family";
import { cryptoServiceNames, hsmKindOf, hsmKinds, type HsmKind } from "../../../components/versions/hsm-kinds";
import { hsmKindsFor, type HsmUse, refusedHsmUse } from "../../../components/versions/hsm-support";

/**
 * The first family of Corda 4 that can, as its support matrices, release notes and configuration pages say: an identity
 * by the names that its keys are given, which take 4.3, and a notary's service by the HA utilities of 4.4.
 */
const first: Readonly<Record<HsmKind, Readonly<Record<HsmUse, number>>>> = {
    "azure-key-vault": row(3, 6, 3, 2, 4, 7),
    "aws-cloudhsm": row(5, 6, 5, 5, 5, 5),
    utimaco: row(3, 6, 3, 2, 4, 8),
    "gemalto-luna": row(3, 6, 3, 2, 4, 8),
    "ncipher-nshield": row(4, 6, 4, 4, 4, 7),
    futurex: row(3, 6, 3, 2, 4, 7),
    "securosys-primus-x": row(3, 6, 3, 2, 4, 3),
};

function row(
    identity: number,
    tls: number,
    broker: number,
    firewall: number,
    notary: number,
    confidential: number,
): Record<HsmUse, number> {
    return {
        identity,
        tls,
        broker,
        "firewall-tls": firewall,
        "firewall-tunnel": firewall,
        "firewall-broker": firewall,
        notary,
        confidential,
    };
}

const uses = Object.keys(first.utimaco) as HsmUse[];

describe("what an HSM can be used for", () => {
    const cases = hsmKinds.flatMap((kind) => uses.map((use) => ({ kind, use, since: first[kind][use] })));

    it.each(cases)(
        "$kind keeps $use from 4.$since on, and not before [000-7] [000-8] [000-9]",
        ({ kind, use, since }) => {
            const refused = families.filter((family) => refusedHsmUse(kind, use, family) !== undefined);
            expect(refused).toEqual(families.slice(0, since));
        },
    );

    it("is told with what can be used instead [000-7]", () => {
        expect(refusedHsmUse("gemalto-luna", "confidential", "4.5.3")).toBe(
            "Corda 4.5.3 can't keep confidential identities in gemalto-luna, which takes 4.8 or later — " +
                "use aws-cloudhsm, securosys-primus-x, a later version, or leave the key out for key store files",
        );
        expect(refusedHsmUse("utimaco", "firewall-tls", "4.1")).toBe(
            "Corda 4.1 can't keep a firewall's TLS keys in utimaco, which takes 4.2 or later — " +
                "use a later version, or leave the key out for key store files",
        );
    });

    it("grows from release to release [000-1]", () => {
        for (const use of uses) {
            families.slice(1).forEach((family, index) => {
                expect(hsmKindsFor(use, family)).toEqual(
                    expect.arrayContaining(hsmKindsFor(use, families[index] ?? family)),
                );
            });
            expect(hsmKindsFor(use, "4.14")).toEqual([...hsmKinds]);
        }
    });

    it("is asked of Corda 4 only [000-1]", () => {
        expect(() => refusedHsmUse("utimaco", "identity", "5.2")).toThrow(
            '"5.2" is no version of Corda 4: write the family, or family and patch, as in "4.12.5"',
        );
    });
});

describe("an HSM's name in configuration files", () => {
    it.each(hsmKinds)("stands for %s and for no other kind [000-7]", (kind) => {
        expect(hsmKindOf(cryptoServiceNames[kind])).toBe(kind);
    });
});
