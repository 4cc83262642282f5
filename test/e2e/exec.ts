import { Writable } from "node:stream";
import { Exec, type KubeConfig } from "@kubernetes/client-node";
import { namespace } from "./live-network";

/** Runs a command in a container and gives back what it wrote. Its end is not waited for beyond its output's. */
export async function execInPod(
    kubeconfig: KubeConfig,
    pod: string,
    container: string,
    command: readonly string[],
    inNamespace = namespace,
): Promise<string> {
    let output = "";
    const sink = () =>
        new Writable({
            write: (chunk: Buffer, _, done) => {
                output += chunk.toString();
                done();
            },
        });
    await new Promise<void>((resolve, reject) => {
        new Exec(kubeconfig)
            .exec(inNamespace, pod, container, [...command], sink(), sink(), null, false, () => {
                resolve();
            })
            .then((socket) => {
                socket.onclose = () => {
                    resolve();
                };
            }, reject);
    });
    return output;
}
