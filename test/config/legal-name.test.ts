import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalLegalName, legalNameKey, legalNameMistakes } from "../../config/legal-name";
import { legalNames } from "./generators";

/** What Corda 4.10's own parser (CordaX500Name.parse) said of these names when asked. */
const takenByCorda = [
    "O=Party A,L=London,C=GB",
    "O=Party A, L=London, C=GB",
    "o=Party A,l=London,c=GB",
    "C=GB,L=London,O=Party A",
    "O= Party A ,L=London,C=GB",
    "O=Party A,L=London,C=ZZ",
    "O=AB,L=London,C=GB",
    "O=My Node,L=London,C=GB",
    "O=Party A,OU=Desk,L=London,C=GB",
    "O=Party A,L=London,ST=Kent,C=GB",
    "O=Party#A,L=London,C=GB",
    "O=Party & Sons (UK) Ltd. / x,L=London,C=GB",
    "O=1st Party,L=London,C=GB",
    `O=${"A".repeat(98)},L=London,C=GB`,
];
const refusedByCorda = [
    "",
    "Party A",
    "O=Party A L=London C=GB",
    "O=Party A,L=London",
    "O=Party A,L=London,C=gb",
    "O=Party A,L=London,C=UK",
    "O=Party A,L=London,C=XK",
    "O=A,L=London,C=GB",
    "O=12,L=London,C=GB",
    "O=Party  A,L=London,C=GB",
    "O=Party\u00a0A,L=London,C=GB",
    "O=Party A\u00a0,L=London,C=GB",
    "O=ﬁnance,L=London,C=GB",
    "O=Party A,L=London,C=GB,E=a@b.c",
    "O=Party A,L=London,C=GB,DC=corda",
    "O=Party A,O=Party B,L=London,C=GB",
    "O=Party;A,L=London,C=GB",
    "O=Party<A,L=London,C=GB",
    "O=#Party,L=London,C=GB",
    'O="Party, A",L=London,C=GB',
    "O=Party\\, A,L=London,C=GB",
    "O=Party A,L=London,C=GB,",
    "O=Party A,,L=London,C=GB",
    `O=${"A".repeat(128)},L=London,C=GB`,
    `O=Party A,L=${"A".repeat(64)},C=GB`,
    `O=Party A,OU=${"A".repeat(64)},L=London,C=GB`,
    `O=Party A,CN=${"A".repeat(64)},L=London,C=GB`,
    `O=Party A,ST=${"A".repeat(64)},L=London,C=GB`,
];
/** Names that a node starts with, but that the full rules of a zone's doorman refuse, or that a node's database can't hold. */
const refusedByZones = [
    "O=party a,L=London,C=GB",
    "O=Party A,L=london,C=GB",
    "O=Party A,L=X,C=GB",
    "O=Party A,L=New  York,C=US",
    "O=O'Reilly,L=London,C=GB",
    "O=Société Générale,L=Paris,C=FR",
    "O=株式会社,L=Tokyo,C=JP",
    "O=Party=A,L=London,C=GB",
    "O=Party$A,L=London,C=GB",
    "O=Party A,OU=,L=London,C=GB",
    `O=${"A".repeat(111)},L=London,C=GB`,
];

describe("a legal name", () => {
    it.each(takenByCorda)("is taken where Corda takes it: %s", (name) => {
        expect(legalNameMistakes(name)).toEqual([]);
    });

    it.each(refusedByCorda)("is refused where Corda refuses it: %s", (name) => {
        expect(legalNameMistakes(name)).not.toEqual([]);
    });

    it.each(refusedByZones)("is refused where a zone would, because it can't be changed later: %s", (name) => {
        expect(legalNameMistakes(name)).not.toEqual([]);
    });

    it("is told all its mistakes at once", () => {
        expect(legalNameMistakes("O=party$,L=x,E=me,C=uk")).toEqual([
            'has the attribute "E", which Corda doesn\'t take — use O, L and C, and OU, CN or ST where needed',
            "has $ in O — zones refuse = $ \" ' \\ + ; < > and a leading #; leave it out",
            'has L="x" — give at least two letters',
            'has C="uk", which is no ISO 3166 country — use the two capital letters of a country, like GB or US; did you mean GB?',
        ]);
    });

    it("is written in Corda's order, whatever the order and spaces it was given in", () => {
        expect(canonicalLegalName("C=GB,  ST=Kent,L=London , O=Party A,OU=Desk")).toBe(
            "OU=Desk, O=Party A, L=London, ST=Kent, C=GB",
        );
    });

    it("is the same name whatever its order and case", () => {
        fc.assert(
            fc.property(legalNames, (name) => {
                const turned = name.split(",").reverse().join(" , ").toUpperCase();
                expect(legalNameKey(turned)).toBe(legalNameKey(name));
            }),
        );
    });

    it("never throws, whatever the text", () => {
        fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => Array.isArray(legalNameMistakes(text))));
    });
});
