import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Toolchain } from "../toolchain/toolchain";
import { addresses } from "./addresses";
import { applyObjects } from "./apply-objects";
import type { Component, StartStep } from "./component";
import { controlPlane } from "./control-plane";
import type { Layout } from "./layout";
import type { ControlPlanePorts } from "./ports";
import { simulatedStages } from "./simulated-stages";
import { simulationObjects, volumeProvisioner } from "./system-objects";

/** Arguments of {@link simulation}. */
export interface SimulationArgs {
    readonly layout: Layout;
    readonly toolchain: Toolchain;
    readonly ports: ControlPlanePorts;
}

/** A real API server whose one node and its pods only say that they run: no root, no containers, no JVM. */
export function simulation({ layout, toolchain, ports }: SimulationArgs): (Component | StartStep)[] {
    const stages = join(layout.config, "kwok.yaml");
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
                `--config=${stages}`,
                "--manage-all-nodes=true",
                "--node-lease-duration-seconds=40",
                `--server-address=127.0.0.1:${ports.kwok}`,
            ],
            prepare: () => writeFile(stages, simulatedStages()),
            ready: async () => {
                const answer = await fetch(`http://127.0.0.1:${ports.kwok}/healthz`);
                return answer.ok ? undefined : `healthz answered ${answer.status}`;
            },
        },
        {
            name: "volumes",
            after: ["objects"],
            command: [
                toolchain.program("volumes"),
                `--kubeconfig=${join(layout.kubeconfigs, "volumes")}`,
                `--provisioner=${volumeProvisioner}`,
                `--directory=${layout.volumes}`,
                `--node=${addresses.nodeName}`,
            ],
            ready: () => Promise.resolve(undefined),
        },
    ];
}
