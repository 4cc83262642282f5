import * as grpc from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import type * as language from "@pulumi/pulumi/proto/language_pb";
import {
    AboutResponse,
    GetProgramDependenciesResponse,
    GetRequiredPackagesResponse,
} from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { engineAddress, servePlugin } from "../rpc/serve";
import { interruptChildren, killChildren } from "./children";
import { installDependencies } from "./install-dependencies";
import { runPlugin } from "./run-plugin";
import { runProgram } from "./run";

/** The version of the Node.js SDK the host was built with; the bundler fills it in. */
declare const SDK_VERSION: string;

type Unary<Request, Response> = grpc.handleUnaryCall<Request, Response>;

/** A Node.js language host: runs programs and policy packs, and installs their packages. */
async function main(): Promise<void> {
    const engine = engineAddress();

    const getPluginInfo: Unary<Empty, PluginInfo> = (_call, answer) => {
        const info = new PluginInfo();
        info.setVersion(SDK_VERSION);
        answer(null, info);
    };

    const about: Unary<language.AboutRequest, AboutResponse> = (_call, answer) => {
        const response = new AboutResponse();
        response.setExecutable(process.execPath);
        response.setVersion(process.version);
        answer(null, response);
    };

    // The engine finds a plugin when the first resource names it. A list made from node_modules would only make it
    // ask for plugins of packages that the program never uses.
    const getRequiredPackages: Unary<language.GetRequiredPackagesRequest, GetRequiredPackagesResponse> = (_c, answer) =>
        answer(null, new GetRequiredPackagesResponse());

    const getProgramDependencies: Unary<language.GetProgramDependenciesRequest, GetProgramDependenciesResponse> = (
        _call,
        answer,
    ) => answer(null, new GetProgramDependenciesResponse());

    const run: Unary<language.RunRequest, language.RunResponse> = (call, answer) => {
        runProgram(call.request, engine, (stop) => call.on("cancelled", stop)).then(
            (response) => answer(null, response),
            (error: Error) => answer({ code: grpc.status.UNKNOWN, details: error.message }),
        );
    };

    const cancel: Unary<Empty, Empty> = (_call, answer) => {
        interruptChildren();
        answer(null, new Empty());
    };

    await servePlugin(
        {
            definition: LanguageRuntimeService as unknown as grpc.ServiceDefinition,
            implementation: {
                getPluginInfo,
                about,
                getRequiredPackages,
                getProgramDependencies,
                run,
                installDependencies,
                runPlugin,
                cancel,
            },
        },
        killChildren,
    );
}

main().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
});
