import * as fs from "node:fs";
import * as path from "node:path";
import * as grpc from "@grpc/grpc-js";
import { InstallDependenciesResponse, type InstallDependenciesRequest } from "@pulumi/pulumi/proto/language_pb";
import { exitCode, startChild } from "./children";

/** `pulumi install`: installs the program's packages with npm, exactly as locked where there is a lock file. */
export function installDependencies(
    call: grpc.ServerWritableStream<InstallDependenciesRequest, InstallDependenciesResponse>,
): void {
    const info = call.request.getInfo();
    const directory = info?.getProgramDirectory() || call.request.getDirectory();
    const locked = fs.existsSync(path.join(directory, "package-lock.json"));
    const npm = startChild("npm", [locked ? "ci" : "install", "--no-audit", "--no-fund"], {
        cwd: directory,
        stdio: ["ignore", "pipe", "pipe"],
    });
    npm.stdout?.on("data", (bytes: Buffer) => {
        const part = new InstallDependenciesResponse();
        part.setStdout(bytes);
        call.write(part);
    });
    npm.stderr?.on("data", (bytes: Buffer) => {
        const part = new InstallDependenciesResponse();
        part.setStderr(bytes);
        call.write(part);
    });
    call.on("cancelled", () => npm.kill("SIGINT"));
    exitCode(npm).then(
        (code) => (code === 0 ? call.end() : fail(`npm ended with exit code ${code} in ${directory}`)),
        (error: Error) => fail(`npm can't be started: ${error.message}`),
    );
    const fail = (details: string): void => {
        call.emit("error", { code: grpc.status.UNKNOWN, details });
    };
}
