/** One line of what a platform costs. */
export interface CostItem {
    readonly what: string;
    readonly count: number;
    /** Of one, in a month. */
    readonly each: number;
    readonly sum: number;
}

/** What a platform costs in a month by list prices; traffic, support and discounts left out. */
export interface MonthlyCost {
    readonly currency: string;
    readonly total: number;
    readonly items: readonly CostItem[];
    /** Whose prices they are. */
    readonly note: string;
}

const cents = (amount: number) => Math.round(amount * 100) / 100;

/** Adds up what is counted; what isn't there costs nothing and is no line. */
export function costOf(
    counted: readonly { readonly what: string; readonly count: number; readonly each: number }[],
    { currency, note }: { readonly currency: string; readonly note: string },
): MonthlyCost {
    const items = counted
        .filter(({ count }) => count > 0)
        .map(({ what, count, each }) => ({ what, count, each: cents(each), sum: cents(count * each) }));
    return { currency, total: cents(items.reduce((total, { sum }) => total + sum, 0)), items, note };
}
