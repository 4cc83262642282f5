import { join } from "node:path";
import { projectDirectory } from "./project";

/** Commands that plan resources, which the policy pack then judges. */
const judged = new Set(["up", "update", "preview"]);

/**
 * Arguments that hold a Pulumi command to the policy pack; none for a command that plans nothing, and for one that names
 * packs of its own.
 *
 * @param environment What the network is for, as `corda:network.environment` has it: what isn't production is held to less.
 */
export function policyArguments(words: readonly string[], environment: unknown): string[] {
    const [command = ""] = words.filter((word) => !word.startsWith("-"));
    const other = words.some((word) => /^(--policy-pack(=|$)|--help$|-h$)/.test(word));
    const preset = environment === "prod" ? "prod" : "dev";
    return judged.has(command) && !other
        ? [
              ...["--policy-pack", join(projectDirectory, "policy")],
              ...["--policy-pack-config", join(projectDirectory, `policy/presets/${preset}.json`)],
          ]
        : [];
}
