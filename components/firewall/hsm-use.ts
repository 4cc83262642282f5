import type { HsmClient } from "../hsm/client";
import { type HsmUse, refusedHsmUse } from "../versions/hsm-support";

/**
 * The HSM itself, where the version can keep that key in it.
 *
 * @throws Error where it can't, with those that can.
 */
export function supportedHsm(
    firewall: string,
    hsm: HsmClient | undefined,
    use: HsmUse,
    version: string,
): HsmClient | undefined {
    const refusal = hsm && refusedHsmUse(hsm.kind, use, version);
    if (refusal !== undefined) {
        throw new Error(`firewall ${firewall}, HSM ${hsm?.name ?? ""}: ${refusal}`);
    }
    return hsm;
}
