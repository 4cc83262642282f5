import * as grpc from "@grpc/grpc-js";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { plainStatus } from "../rpc/unary";
import type { AutonamingProposal } from "./autonaming";
import type { DiffResult } from "./diff";
import { PartialFailure } from "./partial-failure";
import { withoutNulls, type JsonObject } from "./values";

export function fromStruct(struct: Struct | undefined): JsonObject {
    return struct === undefined ? {} : (withoutNulls(struct.toJavaScript() as JsonObject) as JsonObject);
}

export function toStruct(object: JsonObject): Struct {
    return Struct.fromJavaScript(withoutNulls(object) as Record<string, JavaScriptValue>);
}

export function autonamingOf(request: proto.CheckRequest): AutonamingProposal | undefined {
    const options = request.getAutonaming();
    if (options === undefined) return undefined;
    const modes = proto.CheckRequest.AutonamingOptions.Mode;
    const mode = options.getMode() === modes.DISABLE ? "disable" : "enforce";
    return { mode: options.getMode() === modes.PROPOSE ? "propose" : mode, name: options.getProposedName() };
}

export function checkResponse(
    inputs: JsonObject,
    failures: readonly { property: string; reason: string }[],
): proto.CheckResponse {
    const response = new proto.CheckResponse().setInputs(toStruct(inputs));
    for (const { property, reason } of failures) {
        response.addFailures(new proto.CheckFailure().setProperty(property).setReason(reason));
    }
    return response;
}

/** A diff as the engine reads it. */
export function diffResponse(result: DiffResult): proto.DiffResponse {
    const kinds = proto.PropertyDiff.Kind;
    const plain = { add: kinds.ADD, delete: kinds.DELETE, update: kinds.UPDATE };
    const replacing = { add: kinds.ADD_REPLACE, delete: kinds.DELETE_REPLACE, update: kinds.UPDATE_REPLACE };
    const response = new proto.DiffResponse();
    const changed = result.changes.size > 0 || result.replaces.length > 0;
    response.setChanges(changed ? proto.DiffResponse.DiffChanges.DIFF_SOME : proto.DiffResponse.DiffChanges.DIFF_NONE);
    for (const [path, change] of result.changes) {
        const line = new proto.PropertyDiff();
        line.setKind((change.replaces ? replacing : plain)[change.kind]);
        line.setInputdiff(change.kind === "delete");
        response.getDetaileddiffMap().set(path, line);
        response.addDiffs(path);
    }
    response.setHasdetaileddiff(true);
    response.setReplacesList([...result.replaces]);
    response.setDeletebeforereplace(result.deleteBeforeReplace);
    return response;
}

/** An error as the engine reads it: a partial failure carries the state to keep. */
export function statusOf(error: unknown): Partial<grpc.StatusObject> {
    if (!(error instanceof PartialFailure)) return plainStatus(error);
    const detail = new proto.ErrorResourceInitFailed();
    detail.setId(error.id);
    detail.setProperties(toStruct(error.state));
    detail.setReasonsList([...error.reasons]);
    if (error.inputs !== undefined) detail.setInputs(toStruct(error.inputs));
    const any = new Any();
    any.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const status = new Status();
    status.setCode(grpc.status.UNKNOWN);
    status.setMessage(error.message);
    status.setDetailsList([any]);
    const metadata = new grpc.Metadata();
    metadata.set("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
    return { code: grpc.status.UNKNOWN, details: error.message, metadata };
}
