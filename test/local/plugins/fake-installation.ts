import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { executables, stampOf } from "../../../local/plugins/bundle";
import { providerName } from "../../../local/plugins/official-provider";

/** A machine with nothing on it, to which a test adds what shall be found. */
export class FakeInstallation {
    readonly directory = fs.mkdtempSync(path.join(os.tmpdir(), "corda-official-"));
    private readonly paths: string[] = [];

    at(...parts: string[]): string {
        return path.join(this.directory, ...parts);
    }

    /** What a program on that machine sees. */
    environment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
        return { HOME: this.at("home"), PATH: this.paths.join(path.delimiter), ...more };
    }

    /** A program that can be run and, as it has no first line that says how, isn't a script to look at. */
    program(file: string, text: string): string {
        fs.mkdirSync(path.dirname(this.at(file)), { recursive: true });
        fs.writeFileSync(this.at(file), text, { mode: 0o755 });
        return this.at(file);
    }

    /** A CLI with its language host in a directory. */
    cli(directory: string, version = "v3.250.0"): string {
        this.program(path.join(directory, executables.languageHost.name), "echo host");
        return this.program(path.join(directory, "pulumi"), `echo ${version}`);
    }

    addToPath(directory: string): void {
        this.paths.push(this.at(directory));
    }

    /** Makes the language host in a directory one of ours. */
    markStandIn(directory: string): void {
        fs.writeFileSync(stampOf(this.at(directory, executables.languageHost.name)), "key");
    }

    /** A provider in the plugin cache of a `PULUMI_HOME`. */
    provider(home: string, packageName = "kubernetes"): string {
        const directory = path.join(home, "plugins", providerName(packageName));
        this.program(path.join(directory, `pulumi-resource-${packageName}`), "echo provider");
        return this.at(directory);
    }

    /** A CLI of ours whose downloads run a script, which sees PULUMI_HOME; each leaves a line in `downloads`. */
    downloader(script = "exit 1"): string {
        return this.program("own/pulumi", `echo "$@" >> ${this.at("downloads")}\n${script}`);
    }

    downloads(): string[] {
        if (!fs.existsSync(this.at("downloads"))) return [];
        return fs.readFileSync(this.at("downloads"), "utf8").trim().split("\n");
    }

    remove(): void {
        fs.rmSync(this.directory, { recursive: true });
    }
}
