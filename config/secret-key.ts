/** Whether a secret's value under this key is a file that is no text: a stack file has it in base64. */
export function isBinaryKey(key: string): boolean {
    return /\.(jks|pfx|p12)$/.test(key);
}
