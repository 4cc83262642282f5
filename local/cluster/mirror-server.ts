import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join, normalize } from "node:path";
import { pipeline } from "node:stream";

/**
 * Serves a directory laid out as a Maven repository, read-only: the place of Maven Central for pods, which reach
 * nothing outside the cluster.
 */
export function serveMirror(directory: string, host: string, port: number): Promise<Server> {
    const server = createServer((request, response) => {
        const refuse = (status: number) =>
            response.writeHead(status, { "content-type": "text/plain" }).end(`${status}\n`);
        if (request.method !== "GET" && request.method !== "HEAD") {
            refuse(405);
            return;
        }
        const path = mirrorPath(directory, request.url ?? "/");
        if (path === undefined) {
            refuse(400);
            return;
        }
        stat(path)
            .then((found) => {
                if (!found.isFile()) {
                    refuse(404);
                    return;
                }
                response.writeHead(200, {
                    "content-type": "application/octet-stream",
                    "content-length": found.size,
                    "last-modified": found.mtime.toUTCString(),
                });
                if (request.method === "HEAD") {
                    response.end();
                } else {
                    pipeline(createReadStream(path), response, () => undefined);
                }
            })
            .catch(() => refuse(404));
    });
    return new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => resolve(server));
    });
}

/** The file that a request asks for; undefined when it leads out of the directory or isn't readable as a path. */
export function mirrorPath(directory: string, url: string): string | undefined {
    try {
        const asked = decodeURIComponent(new URL(url, "http://mirror").pathname);
        const path = normalize(join(directory, asked));
        return path.startsWith(`${normalize(directory)}/`) && !asked.includes("\0") ? path : undefined;
    } catch {
        return undefined;
    }
}
