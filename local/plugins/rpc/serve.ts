import * as fs from "node:fs";
import * as grpc from "@grpc/grpc-js";

/** States of hundreds of resources travel in one message; the engine itself allows this much. */
export const messageLimits = {
    "grpc.max_receive_message_length": 400 * 1024 * 1024,
    "grpc.max_send_message_length": 400 * 1024 * 1024,
};

/** A gRPC service with what answers it; methods left out answer "unimplemented" by themselves. */
export interface Service {
    readonly definition: grpc.ServiceDefinition;
    readonly implementation: grpc.UntypedServiceImplementation;
}

/** Starts a plain-text server on a free loopback port and resolves to that port. */
export function listen(service: Service): Promise<number> {
    const server = new grpc.Server(messageLimits);
    server.addService(service.definition, service.implementation);
    return new Promise((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) =>
            error ? reject(error) : resolve(port),
        );
    });
}

/**
 * Serves a plugin as the engine expects it: the first line on stdout is the port. The engine ends a plugin by a
 * signal; an engine that was itself killed can't, so the end of stdin, a pipe it holds, ends the process as well.
 */
export async function servePlugin(service: Service, onOrphaned: () => void = () => undefined): Promise<void> {
    const port = await listen(service);
    process.stdout.on("error", () => undefined);
    process.stderr.on("error", () => undefined);
    process.stdout.write(`${port}\n`);
    const stdin = fs.fstatSync(0);
    if (stdin.isFIFO() || stdin.isSocket()) {
        const leave = (): void => {
            onOrphaned();
            process.exit(0);
        };
        process.stdin.on("end", leave);
        process.stdin.on("error", leave);
        process.stdin.resume();
    }
}

/** The engine's own address: always the last argument, after any logging and tracing options. */
export function engineAddress(argv: readonly string[] = process.argv): string {
    const address = argv.length > 2 ? argv[argv.length - 1] : undefined;
    if (address === undefined || !/:\d+$/.test(address)) {
        throw new Error("This program is a Pulumi plugin: the Pulumi engine starts it and passes its own address.");
    }
    return address;
}
