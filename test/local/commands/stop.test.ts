import { describe, expect, it } from "vitest";
import { testInstances, userInstances } from "../../../local/commands/instance";
import { whatBecame } from "../../../local/commands/stop";
import { stateDirectory } from "../../../local/paths";

const nothing = { ran: false, hadData: false };

describe("npm run stop", () => {
    it("says no more than is so", () => {
        expect(whatBecame([nothing, nothing], false)).toBe("nothing was running");
        expect(whatBecame([nothing, { ran: false, hadData: true }], false)).toBe(
            "nothing was running; its data is kept for the next `npm start`",
        );
        expect(whatBecame([{ ran: true, hadData: true }], false)).toBe("its data is kept for the next `npm start`");
        expect(whatBecame([{ ran: true, hadData: true }], true)).toBe("its data is deleted");
        expect(whatBecame([{ ran: true, hadData: false }], false)).toBe("stopped");
    });

    it("knows the instances of users apart from those of the tests, which all have names of their own", () => {
        const all = [...userInstances, ...Object.values(testInstances)];
        expect(new Set(all).size).toBe(all.length);
        all.forEach((instance) => expect(stateDirectory(instance)).toContain(instance));
    });
});
