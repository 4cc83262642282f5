import { once } from "node:events";
import { type AddressInfo, type Server, createServer } from "node:net";
import { type ConnectionOptions, connect } from "node:tls";
import { PortForward } from "@kubernetes/client-node";
import { expect, it } from "vitest";
import { serverCertificate } from "../../components/database/certificate";
import { ports } from "../../components/ports";
import { type LiveNetwork, namespace } from "./live-network";

/** What came of a TLS handshake. */
type Outcome = { readonly protocol: string | null } | { readonly refused: string };

/** Loopback's way to a node's RPC, through the API server: no policy lets the tests' own process in. */
async function forwarded(live: LiveNetwork, pod: string): Promise<Server> {
    const forward = new PortForward(live.kubeconfig);
    const server = createServer((socket) => {
        // A refused handshake resets the connection; what it means, the client's end tells.
        socket.on("error", () => socket.destroy());
        forward.portForward(namespace, pod, [ports.rpc], socket, null, socket).catch(() => socket.destroy());
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    return server;
}

/** Shakes hands with a node's RPC. */
async function handshake(live: LiveNetwork, pod: string, options: ConnectionOptions): Promise<Outcome> {
    const server = await forwarded(live, pod);
    const { port } = server.address() as AddressInfo;
    try {
        return await new Promise((resolve) => {
            const socket = connect({ host: "127.0.0.1", port, checkServerIdentity: () => undefined, ...options });
            const end = (outcome: Outcome) => {
                socket.destroy();
                resolve(outcome);
            };
            socket.setTimeout(20_000, () => {
                end({ refused: "no answer" });
            });
            socket.once("secureConnect", () => {
                end({ protocol: socket.getProtocol() });
            });
            socket.on("error", (error) => {
                end({ refused: error.message });
            });
            socket.once("close", () => {
                resolve({ refused: "closed" });
            });
        });
    } finally {
        server.close();
    }
}

/** RPC of a member that has it over TLS; a payment by the ordinary client has shown that it works. */
export function rpcTlsTests(live: () => LiveNetwork, member: string): void {
    const credentials = async () => {
        const { data = {} } = await live().core.readNamespacedSecret({ namespace, name: `${member}-rpc-user` });
        return Buffer.from(data["ca.crt"] ?? "", "base64").toString();
    };

    it("shows RPC clients exactly the certificate that is beside their password [004-17] [004-19]", async () => {
        const ca = await credentials();
        expect(await handshake(live(), `${member}-0`, { ca })).toMatchObject({
            protocol: expect.stringMatching(/^TLSv1\.[23]$/) as string,
        });
        const { certificate: foreign } = await serverCertificate(`${member}-rpc.${namespace}.svc.cluster.local`);
        expect(await handshake(live(), `${member}-0`, { ca: foreign })).toMatchObject({
            refused: expect.stringMatching(/self-signed|unable to verify|DEPTH_ZERO/i) as string,
        });
    });

    it("takes RPC over no older TLS than 1.2 [004-17]", async () => {
        const ca = await credentials();
        const old = await handshake(live(), `${member}-0`, {
            ca,
            minVersion: "TLSv1",
            maxVersion: "TLSv1.1",
            ciphers: "DEFAULT@SECLEVEL=0",
        });
        expect(old).toHaveProperty("refused");
        expect(old).not.toEqual({ refused: "no answer" });
    });
}
