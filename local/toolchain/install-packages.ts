import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { run } from "../run";
import type { Report } from "../report";
import { UserError } from "../user-error";
import { type DebianPackage, findProgram } from "./debian-packages";

const policyFile = "/usr/sbin/policy-rc.d";

/** Forbids package scripts to start services; the mark tells our file from an administrator's. */
const policy = "#!/bin/sh\n# corda-on-kubernetes: no service is started while packages are installed\nexit 101\n";

/** Installs Debian packages, without starting the services some of them bring, now or at the next boot. */
export async function installPackages(packages: readonly DebianPackage[], report: Report): Promise<void> {
    if (packages.length === 0) {
        return;
    }
    const names = packages.map((one) => one.name);
    const command = `apt-get install --no-install-recommends ${names.join(" ")}`;
    if (findProgram("apt-get") === undefined || process.getuid?.() !== 0) {
        throw new UserError(
            `Missing on this machine: ${packages.flatMap((one) => one.provides).join(", ")}. ` +
                `Install them (on Debian, as root: ${command}), then try again.`,
        );
    }
    const options = ["-q", "-y", "-o", "DPkg::Lock::Timeout=900", "-o", "APT::Install-Recommends=false"];
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    report(`installing ${names.join(", ")}`);
    await forbidServices();
    try {
        // Package lists may be absent or old: they are fetched once, and the failure that counts is the second one.
        const first = await run("apt-get", ["install", ...options, ...names], { env, reject: false });
        if (first.failed) {
            report("updating the package lists");
            await run("apt-get", ["update", "-q"], { env, reject: false });
            const second = await run("apt-get", ["install", ...options, ...names], { env, reject: false });
            if (second.failed) {
                throw new UserError(`\`${command}\` failed:\n${second.stderr.trim()}`);
            }
        }
    } finally {
        await allowServices();
    }
    // Where systemd runs, a package's service would otherwise start at the next boot.
    const services = packages.flatMap((one) => (one.service === undefined ? [] : [one.service]));
    if (services.length > 0 && existsSync("/run/systemd/system")) {
        await run("systemctl", ["disable", "--now", ...services], { reject: false });
    }
}

async function forbidServices(): Promise<void> {
    if (!existsSync(policyFile)) {
        await writeFile(policyFile, policy, { mode: 0o755 });
    }
}

async function allowServices(): Promise<void> {
    if ((await readFile(policyFile, "utf8").catch(() => "")) === policy) {
        await rm(policyFile, { force: true });
    }
}
