import type { MonthlyCost } from "./platform";

/** What is counted, and what one of it costs in a month. */
export interface Counted {
    readonly what: string;
    readonly count: number;
    /** Undefined where the price file has no price for it. */
    readonly each: number | undefined;
}

const cents = (amount: number) => Math.round(amount * 100) / 100;

/** Adds up what is counted; what isn't there costs nothing and is no line. */
export function costOf(
    counted: readonly Counted[],
    { currency, note }: { readonly currency: string; readonly note: string },
): MonthlyCost {
    const items = counted
        .filter(({ count }) => count > 0)
        .map(({ what, count, each }) => ({
            what,
            count,
            ...(each !== undefined && { monthly: cents(count * each) }),
        }));
    return { currency, items, total: cents(items.reduce((total, { monthly }) => total + (monthly ?? 0), 0)), note };
}
