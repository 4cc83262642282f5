import * as fs from "node:fs";
import * as path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { executables, isStandIn } from "../../../local/plugins/bundle";
import { providePlugins, providerDirectory } from "../../../local/plugins/install";
import { linkProgram } from "../../../local/plugins/link-program";
import { run } from "../../../local/run";
import { FakeInstallation } from "./fake-installation";

/** Set by a test to have hard links refused, as between two file systems. */
const fileSystem = vi.hoisted(() => ({ refusesLinks: false, copies: 0 }));
vi.mock("node:fs", async (original) => {
    const real = await original<typeof fs>();
    return {
        ...real,
        linkSync: (source: string, target: string) => {
            if (fileSystem.refusesLinks) throw Object.assign(new Error("cross-device link"), { code: "EXDEV" });
            real.linkSync(source, target);
        },
        copyFileSync: (source: string, target: string) => {
            fileSystem.copies += 1;
            real.copyFileSync(source, target);
        },
    };
});

describe("making a complete Pulumi", () => {
    let machine: FakeInstallation;
    beforeEach(() => {
        machine = new FakeInstallation();
        fileSystem.refusesLinks = false;
        fileSystem.copies = 0;
    });
    afterEach(() => {
        machine.remove();
    });
    const provide = (): ReturnType<typeof providePlugins> =>
        providePlugins(
            { pulumi: machine.downloader(), toolDirectory: machine.at("tools"), pulumiHome: machine.at("private") },
            machine.environment(),
        );
    const host = (): string => machine.at("tools", executables.languageHost.name);
    const provider = (): string => path.join(providerDirectory(machine.at("private")), executables.kubernetes.name);

    it("puts the stand-ins where nothing official is", async () => {
        expect(await provide()).toEqual({ languageHost: "own", provider: "own" });
        expect([host(), provider()].map(isStandIn)).toEqual([true, true]);
        expect((await run(provider(), [], { reject: false })).stderr).toContain("is a Pulumi plugin");
    });

    it("takes the official provider with the stand-in for the language host", async () => {
        const official = machine.provider("home/.pulumi");
        expect(await provide()).toEqual({ languageHost: "own", provider: "official" });
        expect(fs.realpathSync(path.dirname(provider()))).toBe(fs.realpathSync(official));
        expect(isStandIn(host())).toBe(true);
    });

    it("takes the official CLI with the stand-in for the provider, and gives it up again", async () => {
        machine.cli("home/.pulumi/bin");
        expect(await provide()).toEqual({ languageHost: "official", provider: "own" });
        expect(fs.readFileSync(host(), "utf8")).toBe("echo host");
        expect((await run(machine.at("tools", "pulumi"), ["version"])).stdout).toBe("v3.250.0");
        fs.rmSync(machine.at("home", ".pulumi"), { recursive: true });
        expect((await provide()).languageHost).toBe("own");
        expect(isStandIn(host())).toBe(true);
    });

    it("calls a shim where it is, and leaves the language host to it", async () => {
        await provide();
        const beside = '#!/bin/sh\ncat "$(dirname "$0")/version"';
        machine.program("home/.pulumi/bin/pulumi", beside);
        machine.program("home/.pulumi/bin/version", "v3.250.0");
        machine.program(`home/.pulumi/bin/${executables.languageHost.name}`, "#!/bin/sh\n");
        expect((await provide()).languageHost).toBe("official");
        expect((await run(machine.at("tools", "pulumi"), ["version"])).stdout).toBe("v3.250.0");
        expect(fs.existsSync(host())).toBe(false);
    });

    it("replaces the link to a provider that is gone, and writes nothing through one", async () => {
        const official = machine.provider("home/.pulumi");
        await provide();
        fs.renameSync(official, `${official}-moved`);
        expect((await provide()).provider).toBe("own");
        expect(isStandIn(provider())).toBe(true);
        expect(fs.readdirSync(`${official}-moved`)).toEqual([executables.kubernetes.name]);
    });

    it("copies a program to another file system once, not on every command", () => {
        fileSystem.refusesLinks = true;
        const source = machine.program("source/program", "echo 1");
        const target = machine.at("target", "program");
        // A time between two milliseconds, as file systems keep it.
        fs.utimesSync(source, 1_700_000_000, 1_700_000_000.123_456);
        linkProgram(source, target);
        linkProgram(source, target);
        expect(fileSystem.copies).toBe(1);
        fs.writeFileSync(source, "echo 2");
        linkProgram(source, target);
        expect(fileSystem.copies).toBe(2);
        expect(fs.readFileSync(target, "utf8")).toBe("echo 2");
    });
});
