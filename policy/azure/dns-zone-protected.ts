import type { StackRule } from "../rule";
import { ofTypes } from "./dependents";

/** Source: Azure docs, "Protecting DNS zones and records". */
export const dnsZoneProtected: StackRule = {
    name: "azure-dns-zone-protected",
    protects:
        "Names that peers know members by: a zone made anew has other name servers, and the old ones are anybody's.",
    violation: "An update may remove the zone of the members' names.",
    remediation: "Write corda:platform.protection: protected, which gives it the option `protect`.",
    severity: "high",
    controls: [],
    checkStack: (resources) =>
        ofTypes(resources, "azure-native:dns:Zone")
            .filter(({ opts }) => !opts.protect)
            .map(({ urn }) => ({ urn })),
};
