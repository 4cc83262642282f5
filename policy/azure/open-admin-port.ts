import { openingRule, portRange } from "./openings";

/** SSH, Windows' remote desktop, and its remote management. */
export const adminPorts = [22, 3389, 5985, 5986] as const;

/** Source: Azure docs, "Azure security baseline for Network Security Groups". */
export const openAdminPort = openingRule({
    name: "azure-open-admin-port",
    protects: "Machines from everybody who tries passwords and flaws of logins on the Internet.",
    violation: "Everybody on the Internet can reach a port by which machines are administered.",
    remediation: "Remove the rule; machines are replaced, not repaired.",
    severity: "critical",
    controls: [
        { framework: "CIS Azure 4.0", reference: "8.1" },
        { framework: "CIS Azure 4.0", reference: "8.2" },
    ],
    checkOpening: ({ ports }) =>
        ports
            .filter(({ value }) => {
                const [first, last] = portRange(value);
                return adminPorts.some((port) => first <= port && port <= last);
            })
            .map(({ path }) => path),
});
