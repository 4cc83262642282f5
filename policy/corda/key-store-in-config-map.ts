import { at, record } from "../reading";
import type { ResourceRule } from "../rule";

/** Source: Corda docs, "Node folder structure" and "Network certificates": key stores are JKS or PKCS #12. */
const keyStore = /^[\w.-]+\.(jks|p12|pfx|pkcs12|keystore)$/i;

export const keyStoreInConfigMap: ResourceRule = {
    name: "corda-key-store-in-config-map",
    protects: "Private keys, from everybody who may look at ConfigMaps.",
    violation: "A key store is in a ConfigMap.",
    remediation: "Keep it in a Secret, or in the store that `secrets` names in the stack file.",
    severity: "critical",
    controls: [],
    types: ["kubernetes:core/v1:ConfigMap"],
    check: ({ props }) =>
        ["binaryData", "data"].flatMap((part) =>
            Object.keys(record(at(props, part)))
                .filter((key) => keyStore.test(key) && !/trust/i.test(key))
                .map((key) => `${part}["${key}"]`),
        ),
};
