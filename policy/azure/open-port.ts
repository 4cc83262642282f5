import { list } from "../reading";
import { adminPorts } from "./open-admin-port";
import { openingRule, portRange } from "./openings";

/** Where peers reach nodes and floats. */
const p2p = 10002;

/** Ports of administration are another rule's. */
export const openPort = openingRule<{ readonly ports: readonly number[] }>({
    name: "azure-open-port",
    protects: "RPC, databases, brokers and tunnels, from everybody on the Internet: peers need P2P alone.",
    violation: "Everybody on the Internet can reach a port that isn't P2P's.",
    remediation: "Name who may call in `sourceAddressPrefixes`; see corda:platform.loadBalancers.webRanges.",
    severity: "high",
    controls: [{ framework: "CIS Azure 4.0", reference: "8.4" }],
    settings: {
        schema: {
            ports: { type: "array", items: { type: "integer" }, description: "Ports that everybody may reach." },
        },
        defaults: { ports: [p2p] },
    },
    checkOpening: (opening, settings) => {
        const allowed = list(settings.ports).map(Number);
        return opening.ports
            .filter(({ value }) => {
                const [first, last] = portRange(value);
                const forAdmins = adminPorts.some((port) => first <= port && port <= last);
                return !forAdmins && !(first === last && allowed.includes(first));
            })
            .map(({ path }) => path);
    },
});
