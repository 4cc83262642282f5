/** The value in the middle; the upper one of two. NaN where there is none. */
export function median(values: readonly number[]): number {
    return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}
