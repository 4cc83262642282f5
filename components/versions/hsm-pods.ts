import type { HsmKind } from "./hsm-kinds";

/** What the client software of a kind takes of a pod. */
interface PodShare {
    /** What a pod has once, and every HSM of the kind wants for itself. */
    readonly once?: string;
    /** Where the libraries are that LD_LIBRARY_PATH names, of which a process has one. */
    readonly libraries?: "in the vendor's directory" | "beside Corda";
}

const shares: Readonly<Record<HsmKind, PodShare>> = {
    "azure-key-vault": {},
    "aws-cloudhsm": { once: "daemon with its directory", libraries: "in the vendor's directory" },
    utimaco: {},
    "gemalto-luna": { once: "value of ChrystokiConfigurationPath", libraries: "beside Corda" },
    "ncipher-nshield": { once: "hardserver with its directory" },
    futurex: { once: "value of FXPKCS11_CFG", libraries: "beside Corda" },
    "securosys-primus-x": {},
};

/** Why HSMs of two kinds, or two of one kind, can't be used by one pod; undefined where they can. */
export function hsmsApart(one: HsmKind, other: HsmKind): string | undefined {
    const { once, libraries } = shares[one];
    if (one === other) {
        return once === undefined ? undefined : `a pod has one ${once}`;
    }
    const others = shares[other].libraries;
    return libraries !== undefined && others !== undefined && libraries !== others
        ? "a pod has one value of LD_LIBRARY_PATH, and their libraries are in different places"
        : undefined;
}
