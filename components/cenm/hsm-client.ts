import type * as kubernetes from "@pulumi/kubernetes";
import { jvmToolResources } from "../pods/jvm-tool";
import { hsmClientDirectory, hsmCredentialsFile } from "./hsm";
import type { CenmMembership } from "./membership";

type Container = kubernetes.types.input.core.v1.Container;

const client = { name: "hsm-client", mountPath: hsmClientDirectory };
const credentialsDirectory = hsmCredentialsFile.slice(0, hsmCredentialsFile.lastIndexOf("/"));

/** Brings the vendor's client to where the configuration names it: R3's images don't have it. */
export function hsmClientContainers({ args }: CenmMembership): Container[] {
    return args.hsm === undefined
        ? []
        : [
              {
                  name: "hsm-client",
                  image: args.hsm.client.image,
                  command: ["cp", "-r", `${args.hsm.client.directory}/.`, hsmClientDirectory],
                  resources: jvmToolResources,
                  volumeMounts: [client],
              },
          ];
}

/** Volumes of a pod that uses the HSM: the client, and what Azure's service principal logs in with. */
export function hsmVolumes({ args }: CenmMembership): kubernetes.types.input.core.v1.Volume[] {
    const credentials = args.hsm?.client.credentials;
    return args.hsm === undefined
        ? []
        : [
              { name: client.name, emptyDir: { sizeLimit: "512Mi" } },
              ...(credentials === undefined
                  ? []
                  : [
                        {
                            name: "hsm-credentials",
                            secret: {
                                secretName: credentials.secret,
                                defaultMode: 0o440,
                                items: [{ key: credentials.key, path: "credentials.p12" }],
                            },
                        },
                    ]),
          ];
}

/** Where the container that uses the HSM finds them. */
export function hsmMounts({ args }: CenmMembership): kubernetes.types.input.core.v1.VolumeMount[] {
    return args.hsm === undefined
        ? []
        : [
              { ...client, readOnly: true },
              ...(args.hsm.client.credentials === undefined
                  ? []
                  : [{ name: "hsm-credentials", mountPath: credentialsDirectory, readOnly: true }]),
          ];
}
