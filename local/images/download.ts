import { open } from "node:fs/promises";
import type { Report } from "../report";
import { UserError } from "../user-error";
import { type Credentials, credentialVariables } from "./credentials";

/** Arguments of {@link download}. */
export interface DownloadOptions {
    readonly credentials?: Credentials;
    readonly report: Report;
}

/**
 * Fetches a file of a repository over HTTP.
 *
 * @throws UserError in one line that says what to check.
 */
export async function download(url: string, file: string, options: DownloadOptions): Promise<void> {
    const response = await request(url, options.credentials);
    if (!response.ok) {
        await response.body?.cancel();
        throw new UserError(explain(url, response.status, options.credentials));
    }
    const name = url.split("/").at(-1) ?? url;
    const size = Number(response.headers.get("content-length") ?? 0);
    const target = await open(file, "w", 0o600);
    try {
        let received = 0;
        for await (const chunk of response.body ?? []) {
            await target.write(chunk as Uint8Array);
            received += (chunk as Uint8Array).length;
            options.report(`fetching ${name}: ${megabytes(received)}${size > 0 ? ` of ${megabytes(size)}` : ""} MB`);
        }
    } catch (error) {
        throw new UserError(`${url}: the connection broke off (${reasonOf(error)}). Run the same command again.`);
    } finally {
        await target.close();
    }
}

/**
 * The checksum that a repository publishes beside a file, in hex; nothing where it publishes none.
 *
 * @throws UserError where the repository can't be asked.
 */
export async function publishedChecksum(
    url: string,
    algorithm: "sha256" | "sha1",
    credentials: Credentials | undefined,
): Promise<string | undefined> {
    const response = await request(`${url}.${algorithm}`, credentials);
    if (response.status === 404) {
        await response.body?.cancel();
        return undefined;
    }
    if (!response.ok) {
        await response.body?.cancel();
        throw new UserError(explain(`${url}.${algorithm}`, response.status, credentials));
    }
    const [word = ""] = (await response.text()).trim().split(/\s/);
    return new RegExp(`^[0-9a-f]{${algorithm === "sha256" ? 64 : 40}}$`, "i").test(word)
        ? word.toLowerCase()
        : undefined;
}

async function request(url: string, credentials: Credentials | undefined): Promise<Response> {
    try {
        return await fetch(url, {
            ...(credentials === undefined ? {} : { headers: { authorization: credentials.authorization() } }),
        });
    } catch (error) {
        throw new UserError(`${new URL(url).host} can't be reached (${reasonOf(error)}): check the address in --from.`);
    }
}

function explain(url: string, status: number, credentials: Credentials | undefined): string {
    const how = `--credentials <file>, or ${credentialVariables.username} and ${credentialVariables.password}`;
    if (status === 401 || status === 403) {
        return credentials === undefined
            ? `${url} asks for credentials (HTTP ${status}): give them with ${how}.`
            : `${url} refuses the credentials (HTTP ${status}): check user name and password in ${credentials.origin}, ` +
                  "and that the account may read this repository.";
    }
    if (status === 404) {
        return (
            `${url} is not there (HTTP 404): check the release, and that --from is the repository itself` +
            (credentials === undefined ? `. Some repositories say the same without credentials: ${how}.` : ".")
        );
    }
    return `${url} answers with HTTP ${status}: try again later, or ask who runs it.`;
}

function reasonOf(error: unknown): string {
    const { cause } = error as { cause?: { code?: string; message?: string } };
    return cause?.code ?? cause?.message ?? (error as Error).message;
}

function megabytes(bytes: number): string {
    return (bytes / 1e6).toFixed(0);
}
