/** Whether an address, with or without its port, is reached from the same pod alone. */
export function isLoopback(address: string): boolean {
    return /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d+)?$/i.test(address);
}
