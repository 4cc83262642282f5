import { describe, expect, it } from "vitest";
import { type LedgerProtection, protectionOptions, strictest } from "../../../components/volumes/ledger-volume";

describe("the protection of ledgers", () => {
    it.each<[LedgerProtection, boolean, boolean]>([
        ["protected", true, true],
        ["retained", false, true],
        ["disposable", false, false],
    ])("%s: protect %s, retain on delete %s [001-7]", (word, protect, retainOnDelete) => {
        expect(protectionOptions(word)).toEqual({ protect, retainOnDelete });
    });

    it.each<[LedgerProtection[], LedgerProtection]>([
        [["disposable", "retained", "protected"], "protected"],
        [["disposable", "retained"], "retained"],
        [["disposable", "disposable"], "disposable"],
        [[], "disposable"],
    ])("of %s together is %s [001-7]", (several, expected) => {
        expect(strictest(several)).toBe(expected);
    });
});
