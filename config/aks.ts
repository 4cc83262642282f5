import { z } from "zod";
import { mavenRepository } from "./maven-repository";
import { section } from "./section";

/** AKS, provisioned by this program. */
export const aksSchema = section(
    {
        description: "AKS, provisioned by this program.",
        examples: [{ kind: "aks" }],
    },
    {
        kind: z.literal("aks").meta({ description: "AKS." }),
        mavenRepository,
    },
);

/** AKS, with every default filled in. */
export type AksConfig = z.output<typeof aksSchema>;
