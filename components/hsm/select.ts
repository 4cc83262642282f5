import { refusedHsmUse } from "../versions/hsm-support";
import { type AwsCloudHsmArgs, awsCloudHsm } from "./aws-cloudhsm";
import { type AzureKeyVaultArgs, azureKeyVault } from "./azure-key-vault";
import type { HsmClient } from "./client";
import { type FuturexArgs, futurex } from "./futurex";
import { type GemaltoLunaArgs, gemaltoLuna } from "./gemalto-luna";
import { type NcipherNshieldArgs, ncipherNshield } from "./ncipher-nshield";
import { type SecurosysPrimusXArgs, securosysPrimusX } from "./securosys-primus-x";
import { type UtimacoArgs, utimaco } from "./utimaco";

/** An HSM of any kind, as {@link hsmClient} takes it. */
export type HsmClientArgs =
    | AwsCloudHsmArgs
    | AzureKeyVaultArgs
    | FuturexArgs
    | GemaltoLunaArgs
    | NcipherNshieldArgs
    | SecurosysPrimusXArgs
    | UtimacoArgs;

/**
 * The client of an HSM.
 *
 * @throws Error for a kind that the release doesn't work with, and what the kind's own function throws.
 */
export function hsmClient(args: HsmClientArgs): HsmClient {
    const refusal = refusedHsmUse(args.kind, "identity", args.version);
    if (refusal !== undefined) {
        throw new Error(`HSM ${args.name}: ${refusal}`);
    }
    switch (args.kind) {
        case "aws-cloudhsm":
            return awsCloudHsm(args);
        case "azure-key-vault":
            return azureKeyVault(args);
        case "futurex":
            return futurex(args);
        case "gemalto-luna":
            return gemaltoLuna(args);
        case "ncipher-nshield":
            return ncipherNshield(args);
        case "securosys-primus-x":
            return securosysPrimusX(args);
        case "utimaco":
            return utimaco(args);
    }
}
