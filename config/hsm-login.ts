import { sectionOf, textOf, type Written } from "./written-network";

/** The secret that an HSM is logged in to with; undefined where the pod itself is who logs in. */
export function loginSecret(hsm: Written["value"]): string | undefined {
    return textOf(hsm, "kind") === "azure-key-vault" && textOf(hsm, "login") !== "certificate"
        ? undefined
        : textOf(sectionOf(hsm["credentials"]), "secret");
}

/**
 * Whether the login of one HSM in the stack file opens the keys of another: it is the same entry, has the same
 * credentials, or is the same part of one device. A user of its own on a device that keeps users apart (AWS CloudHSM,
 * FutureX, Primus X) is one that only its secret tells.
 */
export function opens(one: Written, other: Written): boolean {
    if (one.path.join() === other.path.join()) {
        return true;
    }
    const same = (key: string) => one.value[key] === other.value[key];
    // One secret for two kinds is a mistake of its own.
    if (!same("kind")) {
        return false;
    }
    const secret = loginSecret(one.value);
    if (secret !== undefined && secret === loginSecret(other.value)) {
        return true;
    }
    switch (one.value["kind"]) {
        case "azure-key-vault":
            return one.value["clientId"] !== undefined && same("clientId");
        case "gemalto-luna":
            return sameDevice(one, other) && same("partition");
        case "utimaco":
            // Without a group it is every group's.
            return sameDevice(one, other) && (one.value["keyGroup"] === undefined || same("keyGroup"));
        case "ncipher-nshield":
            return same("keyManagementData");
        default:
            return false;
    }
}

function sameDevice(one: Written, other: Written): boolean {
    const host = textOf(one.value, "host")?.toLowerCase();
    return (
        host !== undefined &&
        host === textOf(other.value, "host")?.toLowerCase() &&
        one.value["port"] === other.value["port"]
    );
}
