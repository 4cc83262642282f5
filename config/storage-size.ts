import { storageMistake } from "./quantity";
import { text } from "./text";

/** Size of a volume; the same rules wherever one is asked for. */
export function storageSize(description: string) {
    return text({
        description: `${description} A Kubernetes quantity from 256Mi to 64Ti. It can grow later where the storage class allows it, never shrink.`,
        examples: ["2Gi", "100Gi"],
        pattern: /^([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+|[A-Za-z]*)$/,
        mistakes: storageMistake,
    });
}
