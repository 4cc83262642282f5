import { at, record } from "../reading";
import type { JudgedResource } from "../rule";

/** Whether a Service leads to pods of the network: its selector has a label of theirs. */
export function isCordaService({ props }: Pick<JudgedResource, "props">): boolean {
    return Object.keys(record(at(props, "spec", "selector"))).some((key) => key.startsWith("corda/"));
}
