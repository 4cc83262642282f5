// The way in for every npm script: needs nothing but Node.js, installs the rest where it is missing, then hands over to
// local/cli.ts. Plain JavaScript, because it runs before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { oneAtATime } from "./one-at-a-time.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, "node_modules", ".installed");

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
    console.error(
        `Node.js 20.19 or later is needed, this is ${process.versions.node}: install a newer one and try again.`,
    );
    process.exit(1);
}

/** What is installed is known by the lock file it was installed from; a half-done installation has no stamp. */
const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
const isInstalled = () => existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;

function install() {
    if (isInstalled()) {
        return;
    }
    console.log("Installing the packages of package-lock.json …");
    const npm = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
        cwd: root,
        stdio: ["ignore", "inherit", "inherit"],
    });
    if (npm.status !== 0) {
        console.error(
            "npm could not install the packages (see above). Check that the npm registry is reachable, then try again.",
        );
        process.exit(1);
    }
    writeFileSync(stamp, wanted);
}

if (!isInstalled()) {
    oneAtATime(root, () => console.log("Waiting for another run that installs the packages …"), install);
}

const child = spawn(process.execPath, ["--import", "tsx", join(root, "local", "cli.ts"), ...process.argv.slice(2)], {
    cwd: root,
    stdio: "inherit",
});
// Ctrl-C reaches the whole group; what is sent to this process alone is handed on.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => child.kill("SIGTERM"));
process.on("SIGHUP", () => child.kill("SIGHUP"));
child.on("exit", (code, signal) => process.exit(signal === null ? (code ?? 1) : 130));
