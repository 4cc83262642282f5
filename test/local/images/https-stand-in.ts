import type { IncomingMessage } from "node:http";
import { type Server, createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { issueCertificate, makeAuthority } from "../../../components/pki/authority";

/** What a stand-in was asked. */
export interface Asked {
    readonly method: string;
    readonly path: string;
    readonly headers: IncomingMessage["headers"];
    readonly body: string;
}

/** What it answers. */
export interface Answered {
    readonly status: number;
    readonly body?: unknown;
}

/** A server on loopback that answers as somebody else's is documented to. */
export interface HttpsStandIn {
    readonly url: string;
    /** PEM of the authority that its certificate chains to. */
    readonly authority: string;
    readonly end: () => Promise<void>;
}

/** Starts a stand-in with a certificate of its own. */
export async function httpsStandIn(answer: (asked: Asked) => Answered): Promise<HttpsStandIn> {
    const authority = await makeAuthority("stand-in");
    const { certificate, privateKey } = await issueCertificate(authority, {
        commonName: "localhost",
        hosts: ["localhost"],
    });
    const server = createServer({ cert: certificate, key: privateKey }, (request, response) => {
        const chunks: Buffer[] = [];
        request
            .on("data", (chunk: Buffer) => chunks.push(chunk))
            .on("end", () => {
                const { method = "", url: path = "", headers } = request;
                const { status, body } = answer({ method, path, headers, body: Buffer.concat(chunks).toString() });
                response.writeHead(status, { "Content-Type": "application/json" });
                response.end(body === undefined ? undefined : JSON.stringify(body));
            });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return {
        url: `https://localhost:${(server.address() as AddressInfo).port}`,
        authority: authority.certificate,
        end: () => closed(server),
    };
}

function closed(server: Server): Promise<void> {
    server.closeAllConnections();
    return new Promise((resolve) => {
        server.close(() => {
            resolve();
        });
    });
}
