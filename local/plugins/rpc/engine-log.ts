import * as grpc from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { messageLimits } from "./serve";

/** What a plugin tells the user, beside the resource it is about. */
export interface EngineLog {
    /** Shown while the resource is being worked on, replaced by the next message. */
    status(urn: string, message: string): void;
    /** Stays in the output. */
    warn(urn: string, message: string): void;
}

/** Messages to the engine at the given address; they must never fail an operation, so errors are dropped. */
export function engineLog(address: string): EngineLog {
    const client = new EngineClient(address, grpc.credentials.createInsecure(), messageLimits);
    const send = (urn: string, message: string, severity: LogSeverity, ephemeral: boolean): void => {
        const request = new LogRequest();
        request.setUrn(urn);
        request.setMessage(message);
        request.setSeverity(severity);
        request.setEphemeral(ephemeral);
        client.log(request, () => undefined);
    };
    return {
        status: (urn, message) => send(urn, message, LogSeverity.INFO, true),
        warn: (urn, message) => send(urn, message, LogSeverity.WARNING, false),
    };
}
