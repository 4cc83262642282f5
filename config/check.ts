import { applyEnvironment, type Overrides } from "./environment";
import { withFleetNodes } from "./fleet-nodes";
import { keyPath, mistakeLines, structuralMessage } from "./mistakes";
import { checkSecrets } from "./secrets";
import { secretStoreKind } from "./secret-store-kind";
import { secretUses } from "./secret-uses";
import { hasAllMembers, isSection, isWhole, writtenNetwork } from "./written-network";
import { type StackConfig, stackSchema } from "./stack";

/** What a stack file says under `corda:`, and what it is read with. */
export interface CheckedInput {
    /** The sections by their key: `platform`, `network`, `secrets`. */
    readonly raw: Readonly<Record<string, unknown>>;
    /** Environment variables to lay over it. @default {} */
    readonly environment?: Readonly<Record<string, string | undefined>>;
    /** Whether a file exists. @default every file does */
    readonly fileExists?: (path: string) => boolean;
}

/** The outcome of a check: the configuration, or every mistake. */
export type CheckedConfig = Pick<Overrides, "applied"> &
    (
        | { readonly config: StackConfig; readonly mistakes: readonly [] }
        | { readonly config: undefined; readonly mistakes: readonly string[] }
    );

/** Checks a stack's configuration without a side effect: first the environment is laid over it, then the schema rules. */
export function checkStackConfig({ raw, environment = {}, fileExists = () => true }: CheckedInput): CheckedConfig {
    const { secrets: rawSecrets, ...sections } = raw;
    const overrides = applyEnvironment(sections, environment);
    const { applied } = overrides;
    const origin = (path: readonly PropertyKey[]) => {
        const source = applied.findLast((one) => one.path.every((step, depth) => step === path[depth]));
        return source === undefined ? "" : ` (from ${source.variable})`;
    };
    const written = overrides.raw["network"];
    const { network, writtenAt, worded } = withFleetNodes(written);
    const result = stackSchema.safeParse(
        { ...overrides.raw, ...(network === undefined ? {} : { network }) },
        { error: structuralMessage },
    );
    const issues = (result.error?.issues ?? []).map((issue) => ({
        ...issue,
        ...(issue.path[0] === "network" && { path: ["network", ...writtenAt(issue.path.slice(1))] }),
        message: worded(issue.message),
    }));
    const allUses =
        isSection(written) &&
        hasAllMembers(writtenNetwork(network)) &&
        isWhole(written["hsms"]) &&
        isWhole(written["fleets"]);
    const secrets = checkSecrets(rawSecrets, secretUses(written), {
        allUses,
        store: secretStoreKind(result.success ? result.data.platform : overrides.raw["platform"]),
    });
    const mistakes = [
        ...overrides.mistakes,
        // What is wrong with a fleet is wrong with each of its nodes.
        ...new Set(mistakeLines(issues, origin)),
        ...secrets.mistakes.map(({ path, message }) => `${keyPath(["secrets", ...path])}: ${message}`),
        ...missingFiles(overrides.raw, fileExists).map(
            ({ path, message }) => `${keyPath(path)}${origin(path)}: ${message}`,
        ),
    ];
    return result.success && mistakes.length === 0
        ? { config: { ...withoutFleets(result.data), secrets: secrets.secrets }, mistakes: [], applied }
        : { config: undefined, mistakes, applied };
}

/** A fleet's nodes are among the network's by now. */
function withoutFleets<Stack extends { readonly network: { readonly fleets: readonly unknown[] } }>(stack: Stack) {
    return { ...stack, network: { ...stack.network, fleets: [] } };
}

/** The parts of a platform that name files; whether they are of that form is the schema's to say. */
interface Kubeconfigs {
    readonly kubeconfig?: unknown;
    readonly dmz?: { readonly kubeconfig?: unknown } | null;
}

function missingFiles(raw: Readonly<Record<string, unknown>>, fileExists: (path: string) => boolean) {
    const platform = raw["platform"] as Kubeconfigs | null | undefined;
    const named = [
        [["platform", "kubeconfig"], platform?.kubeconfig],
        [["platform", "dmz", "kubeconfig"], platform?.dmz?.kubeconfig],
    ] as const;
    return named
        .filter(
            ([, path]) => typeof path === "string" && path.trim() !== "" && !/[\n{]/.test(path) && !fileExists(path),
        )
        .map(([path]) => ({
            path,
            message: "is no file — correct the path, or leave the key out for $KUBECONFIG or ~/.kube/config",
        }));
}
