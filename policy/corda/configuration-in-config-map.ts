import { at, record } from "../reading";
import type { ResourceRule } from "../rule";

/** Files of Corda and of CENM that hold passwords. */
const files = [
    ...["node.conf", "firewall.conf", "authservice.conf", "identitymanager.conf", "networkmap.conf"],
    ...["signer.conf", "zone.conf", "gateway.conf", "pki.conf", "broker.xml"],
];

export const configurationInConfigMap: ResourceRule = {
    name: "corda-configuration-in-config-map",
    protects: "Passwords in configurations, from everybody who may look at ConfigMaps.",
    violation: "A configuration with passwords is in a ConfigMap.",
    remediation: "Keep it in a Secret.",
    severity: "high",
    controls: [],
    types: ["kubernetes:core/v1:ConfigMap"],
    check: ({ props }) =>
        files.filter((file) => record(at(props, "data"))[file] !== undefined).map((file) => `data["${file}"]`),
};
