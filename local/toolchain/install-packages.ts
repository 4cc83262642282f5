import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { locked } from "../lock";
import { cacheDirectory } from "../paths";
import { run } from "../run";
import type { Report } from "../report";
import { UserError } from "../user-error";
import { type DebianPackage, findProgram, missingPackages } from "./debian-packages";

/** Forbids package scripts to start services; the mark tells our file from an administrator's. */
export const policy =
    "#!/bin/sh\n# corda-on-kubernetes: no service is started while packages are installed\nexit 101\n";

/** Where the machine's package scripts ask whether they may start a service, and what is run to mend an installation. */
export interface Installation {
    readonly policyFile: string;
    readonly configure: () => Promise<unknown>;
    /** Who isn't root can mend nothing, and needs no package either. */
    readonly isRoot: boolean;
}

const thisMachine: Installation = {
    policyFile: "/usr/sbin/policy-rc.d",
    configure: () => run("dpkg", ["--configure", "-a"], { env: { DEBIAN_FRONTEND: "noninteractive" }, reject: false }),
    isRoot: process.getuid?.() === 0,
};

const lockOfPackages = () => join(cacheDirectory(), "packages");

/** Installs what is missing of these packages; two runs at once don't get in each other's way. */
export async function providePackages(wanted: readonly DebianPackage[], report: Report): Promise<void> {
    if (missingPackages(wanted).length > 0) {
        await locked(lockOfPackages(), report, () => installPackages(missingPackages(wanted), report));
    }
}

/**
 * Ends what a killed installation began, and takes away the file by which it kept services from starting: left behind,
 * it would keep every service of the machine from being started by its package. An administrator's own stays.
 */
export async function mendInstallation(report: Report, machine: Installation = thisMachine): Promise<void> {
    if (!machine.isRoot || !(await isOurs(machine.policyFile))) {
        return;
    }
    await locked(lockOfPackages(), report, async () => {
        if (await isOurs(machine.policyFile)) {
            report("ending an interrupted installation of packages");
            // The file is still there, so this starts no service either.
            await machine.configure();
            await rm(machine.policyFile, { force: true });
        }
    });
}

async function isOurs(policyFile: string): Promise<boolean> {
    return (await readFile(policyFile, "utf8").catch(() => "")) === policy;
}

/** Installs Debian packages, without starting the services some of them bring, now or at the next boot. */
async function installPackages(packages: readonly DebianPackage[], report: Report): Promise<void> {
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
    if (!existsSync(thisMachine.policyFile)) {
        await writeFile(thisMachine.policyFile, policy, { mode: 0o755 });
    }
}

async function allowServices(): Promise<void> {
    if (await isOurs(thisMachine.policyFile)) {
        await rm(thisMachine.policyFile, { force: true });
    }
}
