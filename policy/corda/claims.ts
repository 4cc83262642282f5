import { at, text } from "../reading";
import type { JudgedResource } from "../rule";
import { labelKeys, ledgerComponents } from "./labels";

/** Type token of what asks for a volume. */
export const claimType = "kubernetes:core/v1:PersistentVolumeClaim";

/** Whether a claim's volume holds what can't be made again. */
export function isLedger({ props }: Pick<JudgedResource, "props">): boolean {
    const component = text(at(props, "metadata", "labels", labelKeys.component));
    return (ledgerComponents as readonly string[]).includes(component);
}
