/** What a pod has of one HSM. */
export type HsmPart = "conf" | "credentials" | "files" | "home" | "driver" | "daemon" | "kmdata";

/** Name of a part. The kind comes first and has no dash, so that no HSM's name makes it another's. */
export function partName(part: HsmPart, hsm: string): string {
    return `hsm-${part}-${hsm}`;
}
