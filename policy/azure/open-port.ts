import { list } from "../reading";
import { adminPorts } from "./open-admin-port";
import { openingRule, portRange } from "./openings";
import { word } from "./words";

/** Where peers reach nodes and floats. */
const p2p = 10002;

/**
 * Ports of administration are another rule's. Whoever opens P2P to everybody says so by `Internet`: everybody among blocks
 * that are named is a mistake.
 */
export const openPort = openingRule<{ readonly ports: readonly number[] }>({
    name: "azure-open-port",
    protects: "RPC, databases, brokers and tunnels, from everybody on the Internet: peers need P2P alone.",
    violation: "Everybody on the Internet can reach a port that isn't P2P's, or is among the blocks that are named.",
    remediation:
        "Name who may call in `sourceAddressPrefixes`; a zone of one's own needs its revocation lists' port in `ports`.",
    severity: "high",
    controls: [{ framework: "CIS Azure 4.0", reference: "8.4" }],
    settings: {
        schema: {
            ports: { type: "array", items: { type: "integer" }, description: "Ports that everybody may reach." },
        },
        defaults: { ports: [p2p] },
    },
    checkOpening: ({ source, ports }, settings) => {
        const allowed = list(settings.ports).map(Number);
        return ports.flatMap(({ value, path }) => {
            const [first, last] = portRange(value);
            if (adminPorts.some((port) => first <= port && port <= last)) {
                return [];
            }
            const open = first === last && allowed.includes(first);
            return !open ? [path] : word(source.value) === "internet" ? [] : [source.path];
        });
    },
});
