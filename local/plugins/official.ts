import { UserError } from "../user-error";
import { findOfficialCli, type OfficialCli } from "./official-cli";
import { findOfficialProvider } from "./official-provider";

/** The environment variable that overrides the choice of plugins: `official`, `own`, or unset to look. */
export const pluginsVariable = "CORDA_PULUMI_PLUGINS";

/** What there is of an ordinary Pulumi installation; for what there isn't, the stand-ins are used. */
export interface OfficialPlugins {
    /** The CLI with its Node.js language host. */
    readonly cli?: OfficialCli | undefined;
    /** The directory of the Kubernetes provider in a plugin cache. */
    readonly provider?: string | undefined;
    /** The same of other packages' providers, by package. Empty where none was asked for or found. */
    readonly clouds?: Readonly<Record<string, string>>;
}

/** Arguments of {@link findOfficialPlugins}. */
export interface Search {
    /** A CLI that can download a plugin. */
    readonly pulumi: string;
    /** Packages whose providers are wanted as well, like `aws`. @default none */
    readonly packages?: readonly string[];
    /** @default the process's own */
    readonly environment?: NodeJS.ProcessEnv;
}

/**
 * Finds the user's own Pulumi: the CLI with its Node.js language host, and, apart from that, the Kubernetes provider,
 * which is downloaded where it can be. CORDA_PULUMI_PLUGINS=own looks for neither, =official insists on both.
 */
export async function findOfficialPlugins(search: Search): Promise<OfficialPlugins> {
    const environment = search.environment ?? process.env;
    const choice = environment[pluginsVariable] ?? "";
    if (!["", "official", "own"].includes(choice)) {
        throw new UserError(`${pluginsVariable} is "${choice}"; it may be "official", "own" or unset.`);
    }
    if (choice === "own") return {};
    const insist = choice === "official";
    const cli = await findOfficialCli(environment);
    if (typeof cli === "string" && insist) throw new UserError(lack(cli));
    const provider = await findOfficialProvider({ pulumi: search.pulumi, environment, insist });
    if ("lack" in provider && insist) throw new UserError(lack(provider.lack));
    const clouds: Record<string, string> = {};
    for (const packageName of search.packages ?? []) {
        const found = await findOfficialProvider({ packageName, pulumi: search.pulumi, environment, insist });
        if ("directory" in found) clouds[packageName] = found.directory;
        else if (insist) throw new UserError(lack(found.lack));
    }
    return {
        cli: typeof cli === "string" ? undefined : cli,
        provider: "lack" in provider ? undefined : provider.directory,
        ...(search.packages === undefined ? {} : { clouds }),
    };
}

function lack(what: string): string {
    return `${pluginsVariable} asks for the official Pulumi plugins, but ${what}.`;
}
