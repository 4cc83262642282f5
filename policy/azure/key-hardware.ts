import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { word } from "./words";

const inHardware: ReadonlySet<string> = new Set(["rsa-hsm", "ec-hsm", "oct-hsm"]);

/** Source: Key Vault docs, "About keys", "Key types and protection methods". */
export const keyHardware: ResourceRule = {
    name: "azure-key-hardware",
    protects: "Keys of ledgers, backups and Secrets, from leaving the vault by a flaw of its software.",
    violation: "The key is kept in software.",
    remediation: "Write `properties.kty: RSA-HSM`, in a vault with `sku.name: premium`.",
    severity: "medium",
    controls: [],
    types: ["azure-native:keyvault:Key"],
    check: ({ props }) => (inHardware.has(word(at(props, "properties", "kty"))) ? [] : ["properties.kty"]),
};
