import * as http from "node:http";
import * as https from "node:https";
import type { KubeConfig } from "@kubernetes/client-node";
import { ApiError, CanceledError, UnreachableError } from "./api-error";
import type { Json } from "./values";

/** What one request may carry. */
export interface RequestOptions {
    readonly query?: Readonly<Record<string, string>>;
    readonly body?: Json;
    /** @default "application/json" */
    readonly contentType?: string;
    readonly signal?: AbortSignal;
}

/**
 * Talks to one API server in plain JSON. A typed client would drop every field it doesn't know, so only finding the
 * server and proving who we are is left to the client library.
 */
export class ClusterClient {
    private readonly config: KubeConfig;
    private readonly base: URL;
    private connection: Promise<https.RequestOptions> | undefined;

    constructor(config: KubeConfig) {
        const server = config.getCurrentCluster()?.server;
        if (server === undefined) throw new UnreachableError("the kubeconfig has no cluster for its context");
        this.config = config;
        this.base = new URL(server);
    }

    get server(): string {
        return this.base.href;
    }

    /** Sends a request and resolves to the JSON of the answer, or to its text where that isn't JSON. */
    async request(method: string, path: string, options: RequestOptions = {}): Promise<Json> {
        let answer = await this.send(method, path, options);
        if (answer.status === 401 && this.connection !== undefined) {
            // A token may have run out since the connection was made.
            this.connection = undefined;
            answer = await this.send(method, path, options);
        }
        const body = parse(answer.text);
        if (answer.status >= 400) throw new ApiError(answer.status, body);
        return body;
    }

    private async send(
        method: string,
        path: string,
        options: RequestOptions,
    ): Promise<{ status: number; text: string }> {
        this.connection ??= this.connect();
        const connection = await this.connection;
        const query = new URLSearchParams(options.query).toString();
        const payload = options.body === undefined ? undefined : Buffer.from(JSON.stringify(options.body));
        const protocol = this.base.protocol === "http:" ? http : https;
        return new Promise((resolve, reject) => {
            const request = protocol.request(
                {
                    ...connection,
                    host: this.base.hostname.replace(/^\[|\]$/g, ""),
                    port: this.base.port,
                    path: this.base.pathname.replace(/\/$/, "") + path + (query === "" ? "" : `?${query}`),
                    method,
                    signal: options.signal,
                    headers: {
                        ...connection.headers,
                        Accept: "application/json",
                        "User-Agent": "pulumi-kubernetes",
                        ...(payload === undefined
                            ? {}
                            : {
                                  "Content-Type": options.contentType ?? "application/json",
                                  "Content-Length": payload.length,
                              }),
                    },
                },
                (response) => {
                    const parts: Buffer[] = [];
                    response.on("data", (part: Buffer) => parts.push(part));
                    response.on("error", reject);
                    response.on("end", () =>
                        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString("utf8") }),
                    );
                },
            );
            request.setTimeout(60_000, () => request.destroy(new Error("no answer within 60 seconds")));
            request.on("error", (error) => reject(this.explain(error)));
            request.end(payload);
        });
    }

    private async connect(): Promise<https.RequestOptions> {
        const options: https.RequestOptions = {};
        await this.config.applyToHTTPSOptions(options as Parameters<KubeConfig["applyToHTTPSOptions"]>[0]);
        const { ca, cert, key, pfx, passphrase, rejectUnauthorized, servername, headers, auth } = options;
        const limits = { keepAlive: true, maxSockets: 64 };
        const tls = { ca, cert, key, pfx, passphrase, rejectUnauthorized, servername };
        const known = Object.fromEntries(Object.entries(tls).filter(([, value]) => value !== undefined));
        const agent =
            this.base.protocol === "http:" ? new http.Agent(limits) : new https.Agent({ ...limits, ...known });
        return { agent, headers, auth };
    }

    private explain(error: Error): Error {
        if (error.name === "AbortError") return new CanceledError();
        return new UnreachableError(
            `the Kubernetes API server at ${this.base.href} can't be reached: ${error.message}`,
        );
    }
}

function parse(text: string): Json {
    try {
        return JSON.parse(text) as Json;
    } catch {
        return text;
    }
}
