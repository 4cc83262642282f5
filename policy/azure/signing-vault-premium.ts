import { at, list, places } from "../reading";
import type { StackRule } from "../rule";
import { namedBy, ofTypes } from "./dependents";
import { word } from "./words";

/** What a member does with its keys. */
const signing = "microsoft.keyvault/vaults/keys/sign/action";

/** A vault that a role of one's own lets somebody sign in. Source: Key Vault docs, "About keys", "HSM-protected keys". */
export const signingVaultPremium: StackRule = {
    name: "azure-signing-vault-premium",
    protects: "Members' signatures: a standard vault keeps keys in software, whatever a node asks it for.",
    violation: "Members sign with keys of a vault that has no HSM behind it.",
    remediation: "Write corda:platform.hsm.kind: key-vault-premium, or managed-hsm.",
    severity: "high",
    controls: [],
    checkStack: (resources) => {
        const signers = ofTypes(resources, "azure-native:authorization:RoleDefinition").filter(({ props }) =>
            places(props["permissions"], "permissions").some(({ value }) =>
                list(value["dataActions"]).some((action) => word(action) === signing),
            ),
        );
        const used = namedBy(signers);
        return ofTypes(resources, "azure-native:keyvault:Vault")
            .filter(({ urn, props }) => used.has(urn) && word(at(props, "properties", "sku", "name")) !== "premium")
            .map(({ urn }) => ({ urn, path: "properties.sku.name" }));
    },
};
