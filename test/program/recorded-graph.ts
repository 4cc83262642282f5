import * as pulumi from "@pulumi/pulumi";
import { vi } from "vitest";
import { azureAnswer } from "../infra/aks/mocks";
import { kubeconfig } from "./kubeconfig";
import { MockCluster } from "./mock-cluster";
import { ProgramGraph } from "./program-graph";
import { recordInto } from "./recorded-resources";
import { configurationOf, secretsOf, type WrittenStack } from "./stack-file";

/** How long a program may take to be recorded; a value that is never known keeps it for ever. */
const seconds = 60;

async function within(deadline: number, run: () => Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
            reject(new Error(`the program wasn't recorded within ${deadline} s: a value of it is never known`));
        }, deadline * 1000);
    });
    await Promise.race([run(), late]).finally(() => {
        clearTimeout(timer);
    });
}

/** How the program is run. */
export interface ProgramRun {
    /** The stack file, a path from the repository's root. @default Pulumi.dev.yaml */
    readonly file?: string;
    /** Changes what the stack file says. */
    readonly edit?: (stack: WrittenStack) => void;
    /** Whether values that the engine learns only in an update are unknown. @default false */
    readonly preview?: boolean;
}

/**
 * Runs the whole program (`index.ts`, as the language host does) with the configuration of the `dev` stack against
 * Pulumi's mock monitor, and returns every resource it registers, in a fixed order.
 */
export async function recordProgram(run: ProgramRun = {}): Promise<ProgramGraph> {
    const { file = "Pulumi.dev.yaml", edit, preview = false } = run;
    const usersEnvironment = { ...process.env };
    try {
        process.env["KUBECONFIG"] = kubeconfig;
        process.env["PULUMI_ERROR_OUTPUT_STRING"] = "true";
        const cluster = new MockCluster(preview);
        await pulumi.runtime.setMocks(
            {
                newResource: (args) => cluster.create(args),
                call: ({ token }) => {
                    const answer = preview ? undefined : azureAnswer(token);
                    if (answer !== undefined) {
                        return answer;
                    }
                    throw new Error(`the program called ${token}; it has to work without asking anybody`);
                },
            },
            "corda",
            "dev",
            preview,
            "organization",
        );
        const configuration = configurationOf(file, edit);
        pulumi.runtime.setAllConfig(configuration);
        // The language host says so of a section that was encrypted.
        process.env["PULUMI_CONFIG_SECRET_KEYS"] = '["corda:secrets"]';
        const resources = recordInto(new Map());
        vi.resetModules();
        await within(seconds, async () => {
            await pulumi.runtime.runInPulumiStack(async () => ({ ...((await import("../../index.js")) as object) }));
            await pulumi.runtime.disconnect();
        });
        return new ProgramGraph(
            [...resources.values()].sort((a, b) => (a.urn < b.urn ? -1 : 1)),
            secretsOf(configuration),
        );
    } finally {
        for (const name of ["KUBECONFIG", "PULUMI_CONFIG_SECRET_KEYS"]) {
            if (usersEnvironment[name] === undefined) {
                // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- one of the two names above
                delete process.env[name];
            } else {
                process.env[name] = usersEnvironment[name];
            }
        }
    }
}
