import { readFile, stat } from "node:fs/promises";
import { UserError } from "../user-error";

/** Variables that the vendor's own build files take the credentials of its repository from. */
export const credentialVariables = {
    username: "CORDA_ARTIFACTORY_USERNAME",
    password: "CORDA_ARTIFACTORY_PASSWORD",
} as const;

/** A user's name and password for a repository. It shows neither, whoever prints it. */
export class Credentials {
    readonly #authorization: string;

    constructor(
        username: string,
        password: string,
        /** Where they are from, for messages. */
        readonly origin: string,
    ) {
        this.#authorization = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
    }

    /** The value of the HTTP header `Authorization`. */
    authorization(): string {
        return this.#authorization;
    }
}

/**
 * Credentials of a repository: from a file with the lines `username=…` and `password=…`, or else from the environment.
 * Nothing where neither is given. Never from the command line, which every user of the machine can read.
 *
 * @throws UserError for half of them, and for a file that others may read.
 */
export async function readCredentials(
    file: string | undefined,
    environment: NodeJS.ProcessEnv = process.env,
): Promise<Credentials | undefined> {
    if (file !== undefined) {
        return readFromFile(file);
    }
    const username = environment[credentialVariables.username] ?? "";
    const password = environment[credentialVariables.password] ?? "";
    if (username === "" && password === "") {
        return undefined;
    }
    if (username === "" || password === "") {
        const missing = username === "" ? credentialVariables.username : credentialVariables.password;
        throw new UserError(`${missing} is not set, but its counterpart is: set both, or neither.`);
    }
    return new Credentials(username, password, `${credentialVariables.username} and ${credentialVariables.password}`);
}

async function readFromFile(file: string): Promise<Credentials> {
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile() !== true) {
        throw new UserError(`--credentials ${file}: there is no such file.`);
    }
    if ((found.mode & 0o077) !== 0) {
        throw new UserError(`--credentials ${file}: others than its owner may read it. Run: chmod 600 ${file}`);
    }
    const lines = (await readFile(file, "utf8")).split(/\r?\n/);
    const value = (name: string) => lines.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
    const [username, password] = [value("username"), value("password")];
    if (username === "" || password === "") {
        throw new UserError(`--credentials ${file}: it has to have the lines "username=…" and "password=…".`);
    }
    return new Credentials(username, password, file);
}
