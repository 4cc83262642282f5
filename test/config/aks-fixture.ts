import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { namedSecrets, root } from "../program/stack-file";
import type { Raw } from "./fixture";

/** The production stack on Azure, which has no mistake in it; each test breaks one thing of its own copy. */
export function aksStack(): Raw {
    const { config } = parse(readFileSync(join(root, "Pulumi.prod-azure.yaml"), "utf8")) as {
        config: Record<string, unknown>;
    };
    const { "corda:platform": platform, "corda:network": network } = config;
    return { platform, network, secrets: namedSecrets(network, platform) };
}
