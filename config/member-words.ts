import { choice } from "./text";

/** How much memory and CPU something gets. */
export function sizeChoice(description: string) {
    return choice({
        description,
        words: {
            small: "512 MiB of heap: trials, notaries of small networks.",
            medium: "2 GiB of heap: a bank's node.",
            large: "6 GiB of heap: a busy node.",
        },
    });
}

/** What may happen to something's volumes. */
export function ledgerChoice(description: string) {
    return choice({
        description,
        words: {
            protected: "Nothing: `pulumi up` and `pulumi destroy` refuse to remove the member.",
            retained: "The member may be removed, its volumes stay in the cluster.",
            disposable: "The volumes, and with them the ledger and the keys, go with the member.",
        },
        refused: {
            retired: "is not known — did you mean retained?",
            delete: "is not known — the word is disposable: the ledger goes with the member",
            keep: "is not known — use protected or retained",
        },
    });
}
