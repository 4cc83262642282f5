import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mirrorPath, serveMirror } from "../../../local/cluster/mirror-server";

describe("the mirror for pods", () => {
    let directory: string;
    let server: Server;
    let url: string;
    beforeAll(async () => {
        directory = mkdtempSync(join(tmpdir(), "mirror-"));
        mkdirSync(join(directory, "net"));
        writeFileSync(join(directory, "net/a.jar"), "jar");
        server = await serveMirror(directory, "127.0.0.1", 0);
        const address = server.address();
        url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
    });
    afterAll(() => {
        server.close();
        rmSync(directory, { recursive: true });
    });

    it("serves files, and says how long they are without sending them", async () => {
        expect(await (await fetch(`${url}/net/a.jar`)).text()).toBe("jar");
        const head = await fetch(`${url}/net/a.jar`, { method: "HEAD" });
        expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "3", ""]);
    });

    it.each([
        ["/net/b.jar", "GET", 404],
        ["/net", "GET", 404],
        ["/net/a.jar", "PUT", 405],
        ["/%ff", "GET", 400],
    ])("answers %s by %s with %i", async (path, method, status) => {
        expect((await fetch(`${url}${path}`, { method })).status).toBe(status);
    });

    it.each(["/../secret", "/..%2f..%2fetc/passwd", "/net/..%2f..%2fsecret", "/%00"])(
        "never leaves its directory: %s",
        (path) => {
            const found = mirrorPath("/cache/maven", path);
            expect(found === undefined || found.startsWith("/cache/maven/")).toBe(true);
        },
    );
});
