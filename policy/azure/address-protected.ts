import type { StackRule } from "../rule";
import { peerAddresses } from "./peer-addresses";

/** Source: Pulumi docs, "Resource option: protect". */
export const addressProtected: StackRule = {
    name: "azure-address-protected",
    protects: "A member's address, which its peers know: another one means a new node info, and all firewalls anew.",
    violation: "An update may remove an address that peers call.",
    remediation: "Write corda:platform.protection: protected, which gives it the option `protect`.",
    severity: "high",
    controls: [],
    checkStack: (resources) =>
        peerAddresses(resources)
            .filter(({ opts }) => !opts.protect)
            .map(({ urn }) => ({ urn })),
};
