import type { ChildProcess } from "node:child_process";
import * as grpc from "@grpc/grpc-js";
import { RunPluginResponse, type RunPluginRequest } from "@pulumi/pulumi/proto/language_pb";
import { exitCode, startChild } from "./children";
import { servePolicyPack } from "./policy-pack";
import { resolveFrom } from "./resolve";

type Call = grpc.ServerWritableStream<RunPluginRequest, RunPluginResponse>;

/** Runs a plugin that is itself a Node.js program. The engine reads the plugin's port from the stdout stream. */
export function runPlugin(call: Call): void {
    const started =
        call.request.getKind() === "analyzer" ? servePolicyPack(call.request, outputOf(call)) : run(call.request, call);
    started.then(
        (code) => {
            const last = new RunPluginResponse();
            last.setExitcode(code);
            call.write(last);
            call.end();
        },
        (error: Error) => call.emit("error", { code: grpc.status.UNKNOWN, details: error.message }),
    );
}

/** Where the output of a plugin goes. */
export interface PluginOutput {
    stdout(bytes: Buffer): void;
    stderr(bytes: Buffer): void;
    /** Calls back when the engine no longer wants the plugin. */
    onStop(stop: () => void): void;
}

function outputOf(call: Call): PluginOutput {
    return {
        stdout: (bytes) => {
            const part = new RunPluginResponse();
            part.setStdout(bytes);
            call.write(part);
        },
        stderr: (bytes) => {
            const part = new RunPluginResponse();
            part.setStderr(bytes);
            call.write(part);
        },
        onStop: (stop) => call.on("cancelled", stop),
    };
}

function run(request: RunPluginRequest, call: Call): Promise<number> {
    const directory = request.getInfo()?.getProgramDirectory() || request.getProgram();
    const runner = resolveFrom(directory, "@pulumi/pulumi/cmd/run-plugin");
    const child: ChildProcess = startChild(process.execPath, [runner, directory, ...request.getArgsList()], {
        cwd: request.getPwd(),
        env: environmentOf(request),
        stdio: ["ignore", "pipe", "pipe"],
    });
    const output = outputOf(call);
    child.stdout?.on("data", output.stdout);
    child.stderr?.on("data", output.stderr);
    output.onStop(() => child.kill("SIGINT"));
    return exitCode(child);
}

/** The full environment the engine asks for, which comes as a list of assignments. */
export function environmentOf(request: RunPluginRequest): NodeJS.ProcessEnv {
    const assignments = request.getEnvList();
    if (assignments.length === 0) return { ...process.env };
    return Object.fromEntries(
        assignments.map((assignment) => {
            const equals = assignment.indexOf("=");
            return [assignment.slice(0, equals), assignment.slice(equals + 1)];
        }),
    );
}
