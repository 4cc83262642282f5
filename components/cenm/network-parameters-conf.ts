import type { HoconValue } from "../node/hocon";
import type { CenmNetworkParameters } from "./args";

/** A notary by the file of its node info. */
export interface ParametersNotary {
    readonly nodeInfoFile: string;
    readonly validating: boolean;
}

/**
 * The network parameters of the beginning, as the network map takes them; later ones are an operator's update with a
 * flag day. Source: CENM docs, "Network parameters".
 */
export function planNetworkParametersConf(
    parameters: CenmNetworkParameters,
    notaries: readonly ParametersNotary[],
): Record<string, HoconValue | undefined> {
    return {
        notaries: notaries.map(({ nodeInfoFile, validating }) => ({ notaryNodeInfoFile: nodeInfoFile, validating })),
        minimumPlatformVersion: parameters.minimumPlatformVersion,
        maxMessageSize: parameters.maxMessageSize,
        maxTransactionSize: parameters.maxTransactionSize,
        eventHorizonDays: parameters.eventHorizonDays,
    };
}
