import type { EngineLog } from "../rpc/engine-log";
import { UnreachableError } from "./api-error";
import type { Cluster } from "./cluster";
import type { MutabilityOptions } from "./replace-rules";

/** The settings of a provider. */
export interface ProviderOptions extends MutabilityOptions {
    /** Where objects go that name no namespace. */
    readonly namespace: string;
    /** Update by server-side apply; otherwise by merge patch. @default true */
    readonly enableServerSideApply: boolean;
    /** Take fields over from other owners without asking. @default false */
    readonly enablePatchForce: boolean;
    /** Take an object over that exists when it should be created. @default false */
    readonly upsertExistingObjects: boolean;
}

/** What one configured provider works with. */
export interface Session {
    readonly options: ProviderOptions;
    readonly log: EngineLog;
    /** Aborted when the user stops the operation. */
    readonly canceled: AbortSignal;
    /** The cluster, or why there is none: a preview must work without one. */
    readonly cluster: Cluster | UnreachableError;
}

/** The cluster, for whatever can't be done without. */
export function clusterOf(session: Session): Cluster {
    if (session.cluster instanceof UnreachableError) throw session.cluster;
    return session.cluster;
}
