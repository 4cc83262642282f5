import * as path from "node:path";
import { RunResponse, type RunRequest } from "@pulumi/pulumi/proto/language_pb";
import { exitCode, startChild } from "./children";
import { guardArguments } from "./inspect-guard";
import { programEnvironment, splitArguments, type RuntimeOptions } from "./program-environment";
import { resolveFrom } from "./resolve";

/** The SDK's runner ends with this code when it has told the user the error itself. */
const reportedByProgram = 32;

/** Runs a program to its end. `onStop` hands out what stops it early. */
export async function runProgram(
    request: RunRequest,
    engine: string,
    onStop: (stop: () => void) => void,
): Promise<RunResponse> {
    const info = request.getInfo();
    const root = info?.getRootDirectory() || request.getPwd();
    const directory = info?.getProgramDirectory() || request.getPwd();
    const entryPoint = info?.getEntryPoint() || request.getProgram() || ".";
    const options = (info?.getOptions()?.toJavaScript() ?? {}) as RuntimeOptions;

    const args = [
        ...guardArguments,
        ...splitArguments(options.nodeargs ?? ""),
        resolveFrom(directory, "@pulumi/pulumi/cmd/run"),
        ...["--monitor", request.getMonitorAddress()],
        ...["--engine", engine],
        ...["--organization", request.getOrganization()],
        ...["--project", request.getProject()],
        ...["--root-directory", root],
        ...["--stack", request.getStack()],
        ...["--pwd", directory],
        ...(request.getDryrun() ? ["--dry-run"] : []),
        ...["--parallel", String(request.getParallel())],
        path.isAbsolute(entryPoint) ? path.relative(directory, entryPoint) || "." : entryPoint,
        ...request.getArgsList(),
    ];
    const program = startChild(process.execPath, args, {
        cwd: directory,
        env: programEnvironment(request, options),
        stdio: ["ignore", "inherit", "inherit"],
    });
    onStop(() => program.kill("SIGINT"));

    const code = await exitCode(program);
    const response = new RunResponse();
    if (code === reportedByProgram) response.setBail(true);
    else if (code !== 0) response.setError(`Program exited with non-zero exit code: ${code}`);
    return response;
}
