import type { z } from "zod";
import { networkSchema } from "./network";
import { platformSchema } from "./platform";
import type { Secrets } from "./secrets";
import { section } from "./section";

/** Everything a stack file says under `corda:`. */
export const stackSchema = section(
    { description: "A Corda network on Kubernetes: where it runs, and what it consists of." },
    { platform: platformSchema, network: networkSchema },
);

/** Where a network runs and what it consists of, with every default filled in, and the values of the secrets it names. */
export type StackConfig = z.output<typeof stackSchema> & { readonly secrets: Secrets };
/** The same as one writes it: what has a default may be left out. */
export type StackInput = z.input<typeof stackSchema>;
