import * as fs from "node:fs";
import * as path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { executables, installedVersion } from "../../../local/plugins/bundle";
import { findOfficialPlugins, pluginsVariable } from "../../../local/plugins/official";
import { providerName } from "../../../local/plugins/official-provider";
import { FakeInstallation } from "./fake-installation";

describe("looking for the official Pulumi", () => {
    let machine: FakeInstallation;
    let pulumi: string;
    beforeEach(() => {
        machine = new FakeInstallation();
        pulumi = machine.downloader();
    });
    afterEach(() => {
        machine.remove();
    });
    const find = (more: NodeJS.ProcessEnv = {}): ReturnType<typeof findOfficialPlugins> =>
        findOfficialPlugins({ pulumi, environment: machine.environment(more) });

    it("finds nothing on a machine without it", async () => {
        expect(await find()).toEqual({});
    });

    it("finds the CLI on PATH with the language host beside it", async () => {
        const cli = machine.cli("bin");
        machine.addToPath("bin");
        const languageHost = machine.at("bin", executables.languageHost.name);
        expect((await find()).cli).toEqual({ pulumi: cli, languageHost });
    });

    it("finds the language host beside the real file of a CLI that is linked", async () => {
        machine.cli("real");
        fs.mkdirSync(machine.at("bin"));
        fs.symlinkSync(machine.at("real", "pulumi"), machine.at("bin", "pulumi"));
        machine.addToPath("bin");
        expect((await find()).cli?.languageHost).toBe(machine.at("real", executables.languageHost.name));
    });

    it("finds the CLI where its installer puts it, without PATH", async () => {
        const cli = machine.cli("home/.pulumi/bin");
        expect((await find()).cli?.pulumi).toBe(cli);
    });

    it("takes a version manager's shims, which know their language host themselves", async () => {
        const shim = machine.program("shims/pulumi", "#!/bin/sh\necho v3.220.0");
        machine.program(path.join("shims", executables.languageHost.name), "#!/bin/sh\n");
        machine.addToPath("shims");
        expect((await find()).cli).toEqual({ pulumi: shim, languageHost: undefined });
    });

    it("passes over what it has itself put on PATH", async () => {
        machine.cli("tools");
        machine.markStandIn("tools");
        const cli = machine.cli("bin");
        machine.addToPath("tools");
        expect((await find()).cli).toBeUndefined();
        machine.addToPath("bin");
        expect((await find()).cli?.pulumi).toBe(cli);
    });

    it.each(["v3.207.0", "v2.300.0", "none"])("leaves a CLI of version %s alone", async (version) => {
        machine.cli("bin", version);
        machine.addToPath("bin");
        expect((await find()).cli).toBeUndefined();
        await expect(find({ [pluginsVariable]: "official" })).rejects.toThrow(`is version ${version} and 3.208`);
    });

    it("leaves a CLI without a language host alone", async () => {
        machine.program("bin/pulumi", "echo v3.250.0");
        machine.addToPath("bin");
        expect((await find()).cli).toBeUndefined();
    });

    it("finds the provider in the plugin cache, with or without a CLI", async () => {
        const provider = machine.provider("home/.pulumi");
        expect(await find()).toEqual({ provider });
        const other = machine.provider("elsewhere");
        expect((await find({ PULUMI_HOME: machine.at("elsewhere") })).provider).toBe(other);
        expect(machine.downloads()).toEqual([]);
    });

    it("leaves a provider alone that is still being downloaded", async () => {
        fs.writeFileSync(`${machine.provider("home/.pulumi")}.partial`, "");
        expect(await find()).toEqual({});
    });

    it("downloads the provider of the SDK's version, once", async () => {
        const directory = `"$PULUMI_HOME/plugins/${providerName()}"`;
        const file = `${directory}/${executables.kubernetes.name}`;
        pulumi = machine.downloader(`mkdir -p ${directory}; echo provider > ${file}; chmod 755 ${file}`);
        const { provider = "" } = await find();
        expect(provider.startsWith(machine.at("home", ".cache"))).toBe(true);
        expect((await find()).provider).toBe(provider);
        expect(machine.downloads()).toEqual([
            `plugin install resource kubernetes ${installedVersion("@pulumi/kubernetes")}`,
        ]);
    });

    it("remembers for a day that the download failed", async () => {
        await find();
        await find();
        expect(machine.downloads()).toHaveLength(1);
        const [failure = ""] = fs
            .readdirSync(machine.at("home", ".cache"), { recursive: true, encoding: "utf8" })
            .filter((name) => name.endsWith(".failed"));
        const yesterday = new Date(Date.now() - 25 * 3600 * 1000);
        fs.utimesSync(machine.at("home", ".cache", failure), yesterday, yesterday);
        await find();
        expect(machine.downloads()).toHaveLength(2);
    });

    it("tries again at once, and says what is missing, where the official plugins are asked for", async () => {
        machine.cli("bin");
        machine.addToPath("bin");
        await find();
        await expect(find({ [pluginsVariable]: "official" })).rejects.toThrow(/Kubernetes provider \S+ is not in/);
        expect(machine.downloads()).toHaveLength(2);
    });

    it("looks for nothing where the stand-ins are asked for, and takes no other word", async () => {
        machine.cli("bin");
        machine.addToPath("bin");
        machine.provider("home/.pulumi");
        expect(await find({ [pluginsVariable]: "own" })).toEqual({});
        await expect(find({ [pluginsVariable]: "mine" })).rejects.toThrow('it may be "official", "own" or unset');
    });
});
