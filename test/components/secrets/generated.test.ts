import { describe, expect, it } from "vitest";
import { randomPassword } from "../../../components/secrets/generated";

describe("a generated password", () => {
    it("is 192 random bits in letters, digits, dash and underscore: no configuration file has to escape it", () => {
        const made = Array.from({ length: 1000 }, randomPassword);
        expect(new Set(made).size).toBe(made.length);
        expect(made.filter((password) => !/^[A-Za-z0-9_-]{32}$/.test(password))).toEqual([]);
    });
});
