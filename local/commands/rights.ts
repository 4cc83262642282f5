import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { stringify } from "yaml";
import { checkStackConfig } from "../../config/check";
import { ConfigError } from "../../config/errors";
import { requiredRights } from "../../infra/existing/rights";
import { type Deployer, rightsManifest } from "../../infra/existing/rights-manifest";
import { projectDirectory } from "../project";
import { placeholderSecrets } from "../placeholder-secrets";
import { renderProgram, type StackSections } from "../rendered-program";
import { readStackDocument } from "../stack-file";
import { UserError } from "../user-error";

interface Options {
    readonly stack: string;
    readonly user?: string;
    readonly group?: string;
    readonly serviceAccount?: Deployer;
    readonly dmz?: boolean;
}

/** `npm run rights`: prints what a cluster's administrator has to apply before somebody else deploys a stack there. */
export function rightsCommand(): Command {
    return new Command("rights")
        .description("print the rights that whoever deploys a stack needs in a cluster that exists")
        .option("--stack <name or file>", "the stack, or its stack file", "prod")
        .option("--user <name>", "a user of the cluster who deploys")
        .option("--group <name>", "a group who deploy (default: corda-deployers)")
        .option("--service-account <namespace/name>", "a ServiceAccount that deploys", serviceAccount)
        .option("--dmz", "the cluster of the floats instead of the nodes'")
        .action(async ({ stack, dmz = false, ...who }: Options) => {
            const sections = await readSections(stack);
            console.log(await renderRights(sections, stack, deployerOf(who), dmz));
        });
}

function serviceAccount(text: string): Deployer {
    const [namespace = "", name = "", ...more] = text.split("/");
    if (namespace === "" || name === "" || more.length > 0) {
        throw new InvalidArgumentError("Write namespace/name.");
    }
    return { kind: "ServiceAccount", name, namespace };
}

function deployerOf({ user, group, serviceAccount: account }: Omit<Options, "stack" | "dmz">): Deployer {
    const given: Deployer[] = [
        ...(user === undefined ? [] : [{ kind: "User" as const, name: user }]),
        ...(group === undefined ? [] : [{ kind: "Group" as const, name: group }]),
        ...(account === undefined ? [] : [account]),
    ];
    const [deployer = { kind: "Group", name: "corda-deployers" }, ...others] = given;
    if (others.length > 0) {
        throw new UserError("Name one deployer: --user, --group or --service-account.");
    }
    return deployer;
}

async function readSections(stack: string): Promise<StackSections> {
    const file = stack.endsWith(".yaml") ? stack : join(projectDirectory, `Pulumi.${stack}.yaml`);
    const document = await readStackDocument(file);
    const { config } = (document.toJS() ?? {}) as { config?: Readonly<Record<string, unknown>> | null };
    const sections = { platform: config?.["corda:platform"], network: config?.["corda:network"] };
    const { kind } = (sections.platform ?? {}) as { readonly kind?: unknown };
    if (kind === "eks" || kind === "aks") {
        throw new UserError(
            `The platform of ${stack} is ${kind}: the program makes that cluster, and whoever makes it has every right in it.`,
        );
    }
    return sections;
}

/**
 * The manifest as YAML, with what it is and what to do with it.
 *
 * @throws UserError with every mistake of the stack file, and where the stack doesn't have the cluster asked for.
 */
export async function renderRights(
    sections: StackSections,
    stack: string,
    deployer: Deployer,
    dmz: boolean,
): Promise<string> {
    const { mistakes } = checkStackConfig({
        raw: { ...sections, secrets: placeholderSecrets(sections, "stands for a secret") },
    });
    if (mistakes.length > 0) {
        throw new UserError(new ConfigError(mistakes).message);
    }
    const objects = (await renderProgram(sections)).filter(({ provider }) => provider.endsWith("-dmz") === dmz);
    if (objects.length === 0) {
        throw new UserError(`The stack ${stack} has no cluster for floats: leave --dmz out, or describe platform.dmz.`);
    }
    const rights = requiredRights(objects);
    const scope =
        rights.cluster.length === 0
            ? "# Nothing of it is a right in the whole cluster."
            : "# The program makes its namespaces itself, so its rights are rights in the whole cluster. With\n" +
              "# `clusterScope: forbidden` under corda:platform they end at namespaces that are there before.";
    return [
        `# What ${deployer.name} needs to deploy the stack ${stack}: to be applied by an administrator of the cluster.`,
        scope,
        ...rightsManifest(rights, deployer).map((object) => `---\n${stringify(object).trimEnd()}`),
    ].join("\n");
}
