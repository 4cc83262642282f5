import { z } from "zod";
import { mavenRepository } from "./maven-repository";
import { section } from "./section";

/** EKS, provisioned by this program. */
export const eksSchema = section(
    {
        description: "EKS, provisioned by this program.",
        examples: [{ kind: "eks" }],
    },
    {
        kind: z.literal("eks").meta({ description: "EKS." }),
        mavenRepository,
    },
);

/** EKS, with every default filled in. */
export type EksConfig = z.output<typeof eksSchema>;
