import { createServer } from "node:net";
import { addresses } from "./addresses";

/** Ports on loopback that the control plane uses. */
export interface ControlPlanePorts {
    readonly api: number;
    readonly etcd: number;
    readonly etcdPeer: number;
    readonly controllerManager: number;
    readonly scheduler: number;
    readonly kwok: number;
}

/** The usual ones: in a network namespace of its own nothing else can have them. */
export const ownNamespacePorts: ControlPlanePorts = {
    api: addresses.apiPort,
    etcd: 2379,
    etcdPeer: 2380,
    controllerManager: 10257,
    scheduler: 10259,
    kwok: 10247,
};

/** Free ports on the machine's loopback; those wished for are taken when they are free. */
export async function freePorts(count: number, wished: readonly number[] = []): Promise<number[]> {
    const held: { port: number; close: () => Promise<void> }[] = [];
    try {
        for (let index = 0; index < count; index++) {
            const wish = wished[index];
            held.push((wish === undefined ? undefined : await hold(wish).catch(() => undefined)) ?? (await hold(0)));
        }
        return held.map(({ port }) => port);
    } finally {
        await Promise.all(held.map(({ close }) => close()));
    }
}

function hold(port: number): Promise<{ port: number; close: () => Promise<void> }> {
    return new Promise((resolve, reject) => {
        const server = createServer();
        server.once("error", reject);
        server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
            const address = server.address();
            resolve({
                port: typeof address === "object" && address !== null ? address.port : port,
                close: () => new Promise((closed) => server.close(() => closed())),
            });
        });
    });
}
