import { readFileSync } from "node:fs";
import { Agent, request } from "node:https";
import { join } from "node:path";

/** What an HTTPS server answered. */
export interface Answer {
    readonly status: number;
    readonly body: string;
}

/** Arguments of {@link get}. */
export interface GetArgs {
    readonly url: string;
    readonly agent: Agent;
}

/** One GET that never waits longer than a few seconds. */
export function get(args: GetArgs): Promise<Answer> {
    return new Promise((resolve, reject) => {
        const outgoing = request(args.url, { agent: args.agent, timeout: 3000 }, (incoming) => {
            const chunks: Buffer[] = [];
            incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
            incoming.on("end", () =>
                resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") }),
            );
            incoming.on("error", reject);
        });
        outgoing.on("timeout", () => outgoing.destroy(new Error(`no answer from ${args.url} within 3 s`)));
        outgoing.on("error", reject);
        outgoing.end();
    });
}

/** Presents a client certificate of the cluster's PKI and trusts only the given authority. */
export function clientAgent(pki: string, authority: string, user: string): Agent {
    const read = (name: string) => readFileSync(join(pki, name));
    return new Agent({
        keepAlive: true,
        ca: read(`${authority}.crt`),
        cert: read(`${user}.crt`),
        key: read(`${user}.key`),
    });
}

/** For health endpoints on loopback that show a certificate made at their own start. */
export function anyServerAgent(): Agent {
    return new Agent({ rejectUnauthorized: false });
}

/** A component's probe from an HTTP answer: undefined when it is 200, else what came. */
export async function probe(args: GetArgs): Promise<string | undefined> {
    const answer = await get(args);
    return answer.status === 200
        ? undefined
        : `${args.url} answered ${answer.status}: ${answer.body.trim().slice(-300)}`;
}
