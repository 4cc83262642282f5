import type { PolicyConfigSchema } from "@pulumi/policy";

/** Ports at which peers call, whoever they are: Corda's own TLS decides who gets further. */
export interface P2pPorts {
    readonly ports: readonly number[];
}

/** The settings of rules that let peers through. */
export const p2pPorts: {
    readonly schema: PolicyConfigSchema["properties"];
    readonly defaults: P2pPorts;
} = {
    schema: {
        ports: {
            type: "array",
            items: { type: "integer", minimum: 1, maximum: 65535 },
            default: [10002],
            description: "Ports of P2P.",
        },
    },
    defaults: { ports: [10002] },
};
