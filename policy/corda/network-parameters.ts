import { type Properties, record, text } from "../reading";
import type { ResourceRule } from "../rule";
import { readHocon } from "./hocon";
import { filesNamed, holderTypes } from "./node-conf";

/** The lowest platform version with signature constraints. Source: Corda docs, "Contract constraints". */
const signatureConstraints = 4;

/** What a node takes into memory for one message at most; ten times the default. Source: Corda docs, "Network parameters". */
const largestMessage = 10 * 10_485_760;

/** Parameters in the bootstrapped zone's file, and in CENM's. */
const files: Readonly<Record<string, (text: string) => Properties>> = {
    "zone.json": parsed,
    "network-parameters.conf": readHocon,
};

function parsed(json: string): Properties {
    try {
        return record(JSON.parse(json));
    } catch {
        return {};
    }
}

function* mistakes(parameters: Properties): Generator<string> {
    const number = (key: string) => {
        const value = parameters[key];
        return typeof value === "number" ? value : /^\d+$/.test(text(value)) ? Number(value) : undefined;
    };
    const message = number("maxMessageSize");
    if ((number("minimumPlatformVersion") ?? signatureConstraints) < signatureConstraints) {
        yield "minimumPlatformVersion";
    }
    if (message !== undefined && (message > largestMessage || message > (number("maxTransactionSize") ?? message))) {
        yield "maxMessageSize";
    }
}

/** Parameters bind every member, and a change of them is a flag day. */
export const networkParameters: ResourceRule = {
    name: "corda-network-parameters",
    protects: "Every member at once, from parameters that some of them can't live with.",
    violation:
        "Network parameters are out of bounds: nodes without signature constraints are let in, or messages may be larger than a node's memory or a transaction.",
    remediation:
        "Let minimumPlatformVersion be 4 or more, and maxMessageSize at most 104857600 and no more than maxTransactionSize.",
    severity: "high",
    controls: [],
    types: holderTypes,
    check: (resource) =>
        Object.entries(files).flatMap(([name, read]) =>
            filesNamed(name, resource).flatMap(({ value, path }) =>
                [...mistakes(read(value))].map((key) => `${path}.${key}`),
            ),
        ),
};
