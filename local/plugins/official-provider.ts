import * as fs from "node:fs";
import * as path from "node:path";
import { cacheDirectory } from "../paths";
import { run } from "../run";
import { installedVersion } from "./bundle";
import { isOfficial, pulumiHomes } from "./official-cli";

/** How long a download may take: somebody waits for it, and without it all works as well. */
const patience = { usual: 30_000, insisting: 300_000 };

/** A download that failed isn't tried again before this many milliseconds, so that a start without network is quick. */
const pause = 24 * 60 * 60 * 1000;

/** Arguments of {@link findOfficialProvider}. */
export interface ProviderSearch {
    /** Whose provider, like `aws`. @default "kubernetes" */
    readonly packageName?: string;
    /** The CLI that downloads it. */
    readonly pulumi: string;
    readonly environment: NodeJS.ProcessEnv;
    /** Try a download whatever became of the last one, and give it time. */
    readonly insist: boolean;
}

/** The plugin's directory under a plugin cache, which is named after the SDK's version. */
export function providerName(packageName = "kubernetes"): string {
    return `resource-${packageName}-v${installedVersion(`@pulumi/${packageName}`)}`;
}

/**
 * Finds a package's provider of exactly the SDK's version in the user's plugin cache or in our own, into which it is
 * downloaded otherwise; or says what is missing.
 */
export async function findOfficialProvider(search: ProviderSearch): Promise<{ directory: string } | { lack: string }> {
    const packageName = search.packageName ?? "kubernetes";
    const downloads = path.join(cacheDirectory(search.environment), "pulumi");
    const homes = [...pulumiHomes(search.environment), downloads];
    const find = (): string | undefined =>
        homes
            .map((home) => path.join(home, "plugins", providerName(packageName)))
            .find((directory) => isComplete(directory, packageName));
    const directory = find() ?? ((await download(search, packageName, downloads)) ? find() : undefined);
    if (directory !== undefined) return { directory };
    const places = homes.slice(0, -1).map((home) => path.join(home, "plugins"));
    const version = installedVersion(`@pulumi/${packageName}`);
    const title = packageName === "kubernetes" ? "Kubernetes" : packageName;
    return { lack: `the ${title} provider ${version} is not in ${places.join(" or ")} and can't be downloaded` };
}

async function download(search: ProviderSearch, packageName: string, home: string): Promise<boolean> {
    const failure = path.join(home, `${providerName(packageName)}.failed`);
    const failed = fs.statSync(failure, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (!search.insist && Date.now() - failed < pause) return false;
    fs.mkdirSync(home, { recursive: true });
    const version = installedVersion(`@pulumi/${packageName}`);
    const { failed: fails, stderr } = await run(
        search.pulumi,
        ["plugin", "install", "resource", packageName, version],
        {
            reject: false,
            timeout: search.insist ? patience.insisting : patience.usual,
            env: { PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: "true" },
        },
    );
    if (fails) fs.writeFileSync(failure, `${stderr}\n`);
    else fs.rmSync(failure, { force: true });
    return !fails;
}

/** The CLI marks a download under way by a file beside the directory. */
function isComplete(directory: string, packageName: string): boolean {
    const executable = path.join(directory, `pulumi-resource-${packageName}`);
    return !fs.existsSync(`${directory}.partial`) && isOfficial(executable);
}
