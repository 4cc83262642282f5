import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { silent } from "../../../local/report";
import { debianPackages, missingPackages } from "../../../local/toolchain/debian-packages";
import { mendInstallation, policy } from "../../../local/toolchain/install-packages";

describe("the Debian packages", () => {
    let directory: string;
    let policyFile: string;
    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "packages-"));
        policyFile = join(directory, "policy-rc.d");
        vi.stubEnv("XDG_CACHE_HOME", directory);
    });
    afterEach(() => {
        vi.unstubAllEnvs();
        rmSync(directory, { recursive: true });
    });

    it("are configured to their end after a killed installation, before its ban on services is lifted", async () => {
        writeFileSync(policyFile, policy);
        const configure = vi.fn(() => Promise.resolve(expect(existsSync(policyFile)).toBe(true)));
        await mendInstallation(silent, { policyFile, configure, isRoot: true });
        expect(configure).toHaveBeenCalledTimes(1);
        expect(existsSync(policyFile)).toBe(false);
    });

    it("are left alone where no installation was killed, and so is an administrator's own ban", async () => {
        const configure = vi.fn();
        await mendInstallation(silent, { policyFile, configure, isRoot: true });
        writeFileSync(policyFile, "#!/bin/sh\nexit 101\n");
        await mendInstallation(silent, { policyFile, configure, isRoot: true });
        expect(configure).not.toHaveBeenCalled();
        expect(readFileSync(policyFile, "utf8")).toBe("#!/bin/sh\nexit 101\n");
    });

    it("are missing where one of their programs or files is", () => {
        const none = { name: "none", provides: ["sh", join(directory, "header.h")] };
        expect(missingPackages([{ name: "some", provides: ["sh"] }, none])).toEqual([none]);
    });

    it("hold nothing that only some machines need: Go's own way in, or what nobody runs", () => {
        const names = debianPackages.map(({ name }) => name);
        expect(names).not.toContain("python3-pip");
        expect(names).not.toContain("buildah");
    });
});
