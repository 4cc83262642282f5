/** Where the platform's HSM answers. */
export function hsmAddress(hsm: { readonly kind: string; readonly name: string }): string {
    return `https://${hsm.name}.${hsm.kind === "managed-hsm" ? "managedhsm" : "vault"}.azure.net/`;
}

/** Whether what a stack file has is an HSM's address; neither case nor a last slash makes another one. */
export function isHsmAddress(written: string | undefined, address: string | undefined): boolean {
    const plain = (url: string) => url.replace(/\/$/, "").toLowerCase();
    return written !== undefined && address !== undefined && plain(written) === plain(address);
}
