import * as grpc from "@grpc/grpc-js";

/** An error as gRPC carries it: with its own code where it has one. */
export function plainStatus(error: unknown): Partial<grpc.StatusObject> {
    const code = (error as { code?: unknown }).code;
    const details = error instanceof Error ? error.message : String(error);
    return { code: typeof code === "number" ? code : grpc.status.UNKNOWN, details };
}

/**
 * Makes a method of a service of a function.
 *
 * @param statusOf What an error becomes. @default {@link plainStatus}
 */
export function unary<Request, Response>(
    handler: (request: Request) => Promise<Response> | Response,
    statusOf: (error: unknown) => Partial<grpc.StatusObject> = plainStatus,
): grpc.handleUnaryCall<Request, Response> {
    return (call, answer) => {
        Promise.resolve()
            .then(() => handler(call.request))
            .then(
                (response) => answer(null, response),
                (error: unknown) => answer(statusOf(error)),
            );
    };
}
