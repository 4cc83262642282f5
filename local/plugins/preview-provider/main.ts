import type * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { engineAddress, servePlugin } from "../rpc/serve";
import { SdkDeclarations } from "./declarations";
import { identityOf } from "./identity";
import { PreviewProviderServer } from "./server";

async function main(): Promise<void> {
    engineAddress();
    const identity = identityOf(process.argv[1] ?? "");
    const server = new PreviewProviderServer(identity, new SdkDeclarations(identity.name, process.cwd()));
    await servePlugin({
        definition: ResourceProviderService as unknown as grpc.ServiceDefinition,
        implementation: server.implementation(),
    });
}

main().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
});
