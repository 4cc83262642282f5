import { kubeconfig } from "./kubeconfig";
import type { ProgramGraph } from "./program-graph";
import { recordProgram } from "./recorded-graph";
import type { WrittenStack } from "./stack-file";

/**
 * A stack on a cluster that somebody else made, of this flavour.
 *
 * @param file The stack file. @default that of the `dev` stack
 */
export function onFlavour(
    flavour: "generic" | "openshift",
    edit: (stack: WrittenStack) => void = () => undefined,
    file?: string,
): Promise<ProgramGraph> {
    return recordProgram({
        file,
        edit: (stack) => {
            const { databaseOperator, storage } = stack.platform;
            Object.keys(stack.platform).forEach((key) => Reflect.deleteProperty(stack.platform, key));
            Object.assign(stack.platform, {
                // What somebody else has installed there, a network may need on every flavour.
                ...(databaseOperator !== undefined && { databaseOperator }),
                kind: "existing",
                flavour,
                kubeconfig,
                context: "somebody-elses",
                storage: { ...(databaseOperator !== undefined && (storage as object)), ledger: "fast" },
            });
            edit(stack);
        },
    });
}
