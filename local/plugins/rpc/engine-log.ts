import * as grpc from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { messageLimits } from "./serve";

/** What a plugin tells the user, beside the resource it is about. */
export interface EngineLog {
    /** Shown while the resource is being worked on, replaced by the next message. */
    status(urn: string, message: string): void;
}

/** Messages to the engine at the given address; they must never fail an operation, so errors are dropped. */
export function engineLog(address: string): EngineLog {
    const client = new EngineClient(address, grpc.credentials.createInsecure(), messageLimits);
    return {
        status: (urn, message) => {
            const request = new LogRequest();
            request.setUrn(urn);
            request.setMessage(message);
            request.setSeverity(LogSeverity.INFO);
            request.setEphemeral(true);
            client.log(request, () => undefined);
        },
    };
}
