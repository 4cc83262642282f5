import { join } from "node:path";
import type { Toolchain } from "../toolchain/toolchain";
import { applyObjects } from "./apply-objects";
import type { Component, StartStep } from "./component";
import { controlPlane } from "./control-plane";
import type { Layout } from "./layout";
import type { ControlPlanePorts } from "./ports";
import { simulationObjects } from "./system-objects";

/** Arguments of {@link simulation}. */
export interface SimulationArgs {
    readonly layout: Layout;
    readonly toolchain: Toolchain;
    readonly ports: ControlPlanePorts;
}

/** A real API server whose one node and its pods only say that they run: no root, no containers, no JVM. */
export function simulation({ layout, toolchain, ports }: SimulationArgs): (Component | StartStep)[] {
    return [
        ...controlPlane({ layout, toolchain, ports }),
        {
            name: "objects",
            after: ["kube-apiserver"],
            run: () => applyObjects(toolchain, layout, simulationObjects()),
        },
        {
            name: "kwok",
            after: ["objects"],
            command: [
                toolchain.program("kwok"),
                `--kubeconfig=${join(layout.kubeconfigs, "kwok")}`,
                "--manage-all-nodes=true",
                "--node-lease-duration-seconds=40",
                `--server-address=127.0.0.1:${ports.kwok}`,
            ],
            ready: async () => {
                const answer = await fetch(`http://127.0.0.1:${ports.kwok}/healthz`);
                return answer.ok ? undefined : `healthz answered ${answer.status}`;
            },
        },
    ];
}
