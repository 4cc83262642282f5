/** What a month of something costs. */
export interface CostItem {
    readonly what: string;
    readonly count: number;
    /** For all of them. Undefined where the price file has no price for it. */
    readonly monthly?: number;
}

/** What a month of all that a platform made costs, by the prices of a file that the user can change. */
export interface MonthlyCost {
    readonly currency: string;
    readonly items: readonly CostItem[];
    /** Of what has a price. */
    readonly total: number;
    /** Whose prices they are, and what is not in it. */
    readonly note: string;
}

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
