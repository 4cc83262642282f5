import * as http from "node:http";
import type { AddressInfo } from "node:net";
import { configure } from "../../../../local/plugins/kubernetes/configure";
import type { Session } from "../../../../local/plugins/kubernetes/session";
import type { Json, JsonObject } from "../../../../local/plugins/kubernetes/values";

/** One request as the server saw it. */
export interface Call {
    readonly method: string;
    readonly path: string;
    readonly query: URLSearchParams;
    readonly contentType: string;
    readonly body: Json;
}

/** What a test wants answered; undefined for 404. */
export type Answer = (call: Call) => Answered | Promise<Answered>;
type Answered = { status?: number; body: Json } | undefined;

const served: Record<string, [kind: string, plural: string, namespaced: boolean][]> = {
    "/api/v1": [
        ["ConfigMap", "configmaps", true],
        ["Pod", "pods", true],
        ["Service", "services", true],
        ["Event", "events", true],
    ],
    "/apis/batch/v1": [["Job", "jobs", true]],
    "/apis/discovery.k8s.io/v1": [["EndpointSlice", "endpointslices", true]],
    "/apis/corda.example/v1": [
        ["Zone", "zones", false],
        ["Node", "nodes", true],
    ],
};

/** As much of an API server as a test of one operation needs: it tells what it serves, the rest is the test's. */
export class ApiServer {
    readonly calls: Call[] = [];
    private readonly server: http.Server;

    private constructor(answer: Answer) {
        this.server = http.createServer((request, response) => {
            const parts: Buffer[] = [];
            request.on("data", (part: Buffer) => parts.push(part));
            request.on("end", () => {
                const url = new URL(request.url ?? "/", "http://server");
                const text = Buffer.concat(parts).toString();
                const call: Call = {
                    method: request.method ?? "",
                    path: url.pathname,
                    query: url.searchParams,
                    contentType: request.headers["content-type"] ?? "",
                    body: text === "" ? null : (JSON.parse(text) as Json),
                };
                void this.answered(call, answer).then(({ status = 200, body }) => {
                    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
                });
            });
        });
    }

    static async start(answer: Answer): Promise<ApiServer> {
        const made = new ApiServer(answer);
        await new Promise<void>((resolve) => made.server.listen(0, "127.0.0.1", resolve));
        return made;
    }

    /** The content of a kubeconfig that leads here. */
    kubeconfig(): string {
        const { port } = this.server.address() as AddressInfo;
        const cluster = { server: `http://127.0.0.1:${port}`, "insecure-skip-tls-verify": true };
        return JSON.stringify({
            clusters: [{ name: "c", cluster }],
            users: [{ name: "u", user: {} }],
            contexts: [{ name: "c", context: { cluster: "c", user: "u" } }],
            "current-context": "c",
        });
    }

    /** A provider's session with this server. */
    session(args: JsonObject = {}, canceled: AbortSignal = new AbortController().signal): Session {
        return configure({ kubeconfig: this.kubeconfig(), ...args }, { status: () => undefined }, canceled);
    }

    async close(): Promise<void> {
        this.server.closeAllConnections();
        await new Promise((resolve) => this.server.close(resolve));
    }

    private async answered(call: Call, answer: Answer): Promise<NonNullable<Answered>> {
        const known = this.discover(call);
        if (known !== undefined) return known;
        this.calls.push(call);
        return (await answer(call)) ?? missing;
    }

    private discover(call: Call): Answered {
        const kinds = served[call.path];
        if (kinds === undefined) return undefined;
        return { body: { resources: kinds.map(([kind, name, namespaced]) => ({ kind, name, namespaced })) } };
    }
}

/** A refusal as an API server words it. */
export function refusal(code: number, reason: string, message: string): { status: number; body: Json } {
    return { status: code, body: { kind: "Status", code, reason, message } };
}

const missing = refusal(404, "NotFound", "not found");
