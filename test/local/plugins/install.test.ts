import * as fs from "node:fs";
import * as path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { executables, installedVersion, isStandIn } from "../../../local/plugins/bundle";
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

    describe("for a program that needs clouds as well", () => {
        const provideClouds = (environment: NodeJS.ProcessEnv = {}): ReturnType<typeof providePlugins> =>
            providePlugins(
                {
                    ...{ pulumi: machine.downloader(), toolDirectory: machine.at("tools") },
                    ...{ pulumiHome: machine.at("private"), packages: ["aws", "azure-native"] },
                },
                machine.environment(environment),
            );
        const cloud = (name: string): string =>
            path.join(providerDirectory(machine.at("private"), name), `pulumi-resource-${name}`);

        it("puts the stand-in for previews where the official provider isn't, under its version", async () => {
            const official = machine.provider("home/.pulumi", "aws");
            expect((await provideClouds()).clouds).toEqual({ aws: "official", "azure-native": "own" });
            expect(fs.realpathSync(path.dirname(cloud("aws")))).toBe(fs.realpathSync(official));
            expect(isStandIn(cloud("azure-native"))).toBe(true);
            const version = installedVersion("@pulumi/azure-native");
            expect(cloud("azure-native")).toContain(`/resource-azure-native-v${version}/`);
            expect((await run(cloud("azure-native"), [], { reject: false })).stderr).toContain("is a Pulumi plugin");
        });

        it("tries to download those of the SDKs' versions, and takes none where the stand-ins are asked for", async () => {
            await provideClouds();
            expect(machine.downloads().slice(1)).toEqual(
                ["aws", "azure-native"].map(
                    (name) => `plugin install resource ${name} ${installedVersion(`@pulumi/${name}`)}`,
                ),
            );
            machine.provider("home/.pulumi", "aws");
            const own = await provideClouds({ CORDA_PULUMI_PLUGINS: "own" });
            expect(own.clouds).toEqual({ aws: "own", "azure-native": "own" });
        });

        it("says which is missing where the official ones are asked for", async () => {
            machine.cli("home/.pulumi/bin");
            machine.provider("home/.pulumi");
            machine.provider("home/.pulumi", "aws");
            await expect(provideClouds({ CORDA_PULUMI_PLUGINS: "official" })).rejects.toThrow(
                /the azure-native provider \S+ is not in/,
            );
        });

        it("leaves them out where none is asked for", async () => {
            expect(await provide()).not.toHaveProperty("clouds");
            expect(fs.existsSync(cloud("aws"))).toBe(false);
        });
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
