import type * as pulumi from "@pulumi/pulumi";
import type { PlatformCapabilities } from "./capabilities";
import { withoutPodUser } from "./pod-user";
import { limitPublicPorts } from "./public-ports";

/** What follows from a platform's capabilities for every object; nothing where it takes them as they are. */
export function transformationsFor({
    podUser,
    publicPortsPerPod,
}: PlatformCapabilities): readonly pulumi.ResourceTransformation[] {
    return [
        ...(podUser === "cluster" ? [withoutPodUser] : []),
        ...(publicPortsPerPod === undefined ? [] : [limitPublicPorts(publicPortsPerPod)]),
    ];
}
