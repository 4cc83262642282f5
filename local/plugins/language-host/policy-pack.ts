import type { ChildProcess } from "node:child_process";
import * as grpc from "@grpc/grpc-js";
import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import {
    AnalyzerHandshakeResponse,
    AnalyzerStackConfigureResponse,
    type AnalyzerStackConfigureRequest,
} from "@pulumi/pulumi/proto/analyzer_pb";
import type { RunPluginRequest } from "@pulumi/pulumi/proto/language_pb";
import { listen, messageLimits } from "../rpc/serve";
import { exitCode, startChild } from "./children";
import { guardArguments } from "./inspect-guard";
import { runtimeVariables, splitArguments, type RuntimeOptions } from "./program-environment";
import { resolveFrom } from "./resolve";
import { environmentOf, type PluginOutput } from "./run-plugin";

/**
 * Runs a policy pack behind a small analyzer of our own. The engine tells an analyzer about the stack by a call, a
 * pack reads it from its environment when it starts; so the pack is started only once that call has come.
 */
export function servePolicyPack(request: RunPluginRequest, output: PluginOutput): Promise<number> {
    return new Promise((resolve, reject) => {
        let pack: Promise<grpc.Client> | undefined;
        const start = (stack?: AnalyzerStackConfigureRequest): Promise<grpc.Client> => {
            pack ??= startPack(request, stack, output, resolve);
            pack.catch(reject);
            return pack;
        };
        const implementation: grpc.UntypedServiceImplementation = {};
        for (const [name, method] of Object.entries(AnalyzerService as unknown as grpc.ServiceDefinition)) {
            implementation[name] = forward(method, start);
        }
        implementation["handshake"] = (_call: unknown, answer: grpc.sendUnaryData<AnalyzerHandshakeResponse>) =>
            answer(null, new AnalyzerHandshakeResponse());
        implementation["configureStack"] = (
            call: grpc.ServerUnaryCall<AnalyzerStackConfigureRequest, AnalyzerStackConfigureResponse>,
            answer: grpc.sendUnaryData<AnalyzerStackConfigureResponse>,
        ) => {
            // A pack that doesn't start fails the calls that need it.
            start(call.request).catch(() => undefined);
            answer(null, new AnalyzerStackConfigureResponse());
        };
        listen({ definition: AnalyzerService as unknown as grpc.ServiceDefinition, implementation }).then(
            (port) => output.stdout(Buffer.from(`${port}\n`)),
            reject,
        );
        output.onStop(() => {
            if (pack === undefined) resolve(0);
        });
    });
}

/** Passes a call on to the pack, starting it without a stack if no stack was announced. */
function forward(
    method: grpc.MethodDefinition<unknown, unknown>,
    start: () => Promise<grpc.Client>,
): grpc.handleUnaryCall<unknown, unknown> {
    return (call, answer) => {
        start().then(
            (client) =>
                client.makeUnaryRequest(
                    method.path,
                    method.requestSerialize,
                    method.responseDeserialize,
                    call.request,
                    (error, response) => (error ? answer(error) : answer(null, response ?? null)),
                ),
            (error: Error) => answer({ code: grpc.status.UNAVAILABLE, details: error.message }),
        );
    };
}

async function startPack(
    request: RunPluginRequest,
    stack: AnalyzerStackConfigureRequest | undefined,
    output: PluginOutput,
    onExit: (code: number) => void,
): Promise<grpc.Client> {
    const info = request.getInfo();
    const directory = info?.getProgramDirectory() || request.getPwd();
    const options = (info?.getOptions()?.toJavaScript() ?? {}) as RuntimeOptions;
    const child = startChild(
        process.execPath,
        [
            ...guardArguments,
            ...splitArguments(options.nodeargs ?? ""),
            resolveFrom(directory, "@pulumi/pulumi/cmd/run-policy-pack"),
            ...request.getArgsList(),
            directory,
        ],
        {
            cwd: directory,
            env: { ...environmentOf(request), ...runtimeVariables(options), ...stackVariables(stack) },
            stdio: ["ignore", "pipe", "pipe"],
        },
    );
    output.onStop(() => child.kill("SIGINT"));
    child.stderr?.on("data", output.stderr);
    exitCode(child).then(onExit, () => onExit(255));
    const port = await firstLine(child, output);
    return new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), messageLimits);
}

/** Unlike for a program, the keys of the configuration are passed on as they are. */
function stackVariables(stack: AnalyzerStackConfigureRequest | undefined): Record<string, string> {
    if (stack === undefined) return {};
    const entries = stack.getConfigMap().entries() as unknown as Iterable<[string, string]>;
    return {
        PULUMI_NODEJS_ORGANIZATION: stack.getOrganization(),
        PULUMI_NODEJS_PROJECT: stack.getProject(),
        PULUMI_NODEJS_STACK: stack.getStack(),
        PULUMI_NODEJS_DRY_RUN: String(stack.getDryRun()),
        PULUMI_CONFIG: JSON.stringify(Object.fromEntries(entries)),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(stack.getConfigSecretKeysList()),
    };
}

/** The pack's port is its first line of output; what it prints later is passed on to the user. */
function firstLine(child: ChildProcess, output: PluginOutput): Promise<string> {
    return new Promise((resolve, reject) => {
        let seen = "";
        let found = false;
        child.stdout?.on("data", (bytes: Buffer) => {
            if (found) return output.stdout(bytes);
            seen += bytes.toString();
            const end = seen.indexOf("\n");
            if (end < 0) return;
            found = true;
            resolve(seen.slice(0, end).trim());
            if (seen.length > end + 1) output.stdout(Buffer.from(seen.slice(end + 1)));
        });
        child.once("error", reject);
        child.once("close", () => reject(new Error("the policy pack ended before it was ready; its output says why")));
    });
}
