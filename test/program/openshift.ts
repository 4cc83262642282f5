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
            Object.keys(stack.platform).forEach((key) => Reflect.deleteProperty(stack.platform, key));
            Object.assign(stack.platform, {
                kind: "existing",
                flavour,
                kubeconfig,
                context: "somebody-elses",
                storage: { ledger: "fast" },
            });
            edit(stack);
        },
    });
}
