import { describe, expect, it } from "vitest";
import { costOf } from "../../infra/monthly-cost";

const file = { currency: "USD", note: "list prices" };

describe("a month's cost", () => {
    it("of known counts and prices is a known sum, without lines for what isn't there [002-34]", () => {
        const counted = [
            { what: "a", count: 3, each: 1.5 },
            { what: "b", count: 0, each: 100 },
            { what: "c", count: 2, each: 0.333 },
        ];
        expect(costOf(counted, file)).toEqual({
            ...file,
            total: 5.17,
            items: [
                { what: "a", count: 3, monthly: 4.5 },
                { what: "c", count: 2, monthly: 0.67 },
            ],
        });
    });

    it("shows what has no price, so that nobody takes it for free [002-34]", () => {
        const counted = [
            { what: "priced", count: 1, each: 2 },
            { what: "unpriced", count: 4, each: undefined },
        ];
        expect(costOf(counted, file)).toEqual({
            ...file,
            total: 2,
            items: [
                { what: "priced", count: 1, monthly: 2 },
                { what: "unpriced", count: 4 },
            ],
        });
    });
});
