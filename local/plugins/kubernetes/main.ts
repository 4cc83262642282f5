import type * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { engineLog } from "../rpc/engine-log";
import { engineAddress, servePlugin } from "../rpc/serve";
import { ProviderServer } from "./server";

/** The version of the installed npm package, which the engine asks to match; the bundler fills it in. */
declare const KUBERNETES_VERSION: string;

async function main(): Promise<void> {
    const server = new ProviderServer(engineLog(engineAddress()), KUBERNETES_VERSION);
    await servePlugin({
        definition: ResourceProviderService as unknown as grpc.ServiceDefinition,
        implementation: server.implementation(),
    });
}

main().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
});
