import type { Pass, Refusal } from "../refusal";
import { pass, refusal } from "./cases";
import { deployment, job, pods, statefulSet } from "./compliant";

const spec = pods.deployment;
const container = `${spec}.containers[0]`;
const context = `${container}.securityContext`;
const init = `${pods.statefulSet}.initContainers[0]`;

/** What a process may do in its container, and as whom. */
export const securityContextRefusals: readonly Refusal[] = [
    refusal(
        "kubernetes-capabilities-added",
        "a right of root",
        deployment,
        `${context}.capabilities.add`,
        ["NET_BIND_SERVICE", "SYS_ADMIN"],
        `${context}.capabilities.add[1]`,
    ),
    refusal(
        "kubernetes-capabilities-dropped",
        "a container that keeps what its runtime gives",
        deployment,
        `${context}.capabilities`,
        undefined,
        `${context}.capabilities.drop`,
    ),
    refusal(
        "kubernetes-capabilities-dropped",
        "a container that drops only some of it",
        statefulSet,
        `${init}.securityContext.capabilities.drop`,
        ["NET_RAW"],
    ),
    refusal(
        "kubernetes-privilege-escalation",
        "a container that doesn't say that it can't gain rights",
        deployment,
        `${context}.allowPrivilegeEscalation`,
        undefined,
    ),
    refusal(
        "kubernetes-privilege-escalation",
        "a container that may gain rights",
        job,
        `${pods.job}.containers[0].securityContext.allowPrivilegeEscalation`,
        true,
    ),
    refusal(
        "kubernetes-seccomp",
        "a pod without a profile",
        deployment,
        `${spec}.securityContext.seccompProfile`,
        undefined,
        `${spec}.securityContext.seccompProfile.type`,
    ),
    refusal(
        "kubernetes-seccomp",
        "a container let out of the pod's profile",
        deployment,
        `${context}.seccompProfile`,
        {
            type: "Unconfined",
        },
        `${context}.seccompProfile.type`,
    ),
    refusal(
        "kubernetes-app-armor",
        "a container without a profile",
        deployment,
        `${context}.appArmorProfile`,
        { type: "Unconfined" },
        `${context}.appArmorProfile.type`,
    ),
    refusal(
        "kubernetes-app-armor",
        "an annotation that takes a profile away",
        deployment,
        "spec.template.metadata.annotations",
        { "container.apparmor.security.beta.kubernetes.io/web": "unconfined" },
        'spec.template.metadata.annotations["container.apparmor.security.beta.kubernetes.io/web"]',
    ),
    refusal(
        "kubernetes-selinux",
        "a type that isn't confined",
        deployment,
        `${spec}.securityContext.seLinuxOptions`,
        { type: "spc_t" },
        `${spec}.securityContext.seLinuxOptions.type`,
    ),
    refusal(
        "kubernetes-selinux",
        "a user of its own",
        statefulSet,
        `${init}.securityContext.seLinuxOptions`,
        { user: "system_u", level: "s0:c1,c2" },
        `${init}.securityContext.seLinuxOptions.user`,
    ),
    refusal("kubernetes-proc-mount", "all of /proc", deployment, `${context}.procMount`, "Unmasked"),
    refusal(
        "kubernetes-run-as-non-root",
        "a pod that leaves it to the image",
        deployment,
        `${spec}.securityContext.runAsNonRoot`,
        undefined,
    ),
    refusal(
        "kubernetes-run-as-non-root",
        "a container that takes the pod's word back",
        statefulSet,
        `${init}.securityContext.runAsNonRoot`,
        false,
    ),
    refusal("kubernetes-root-user", "a pod of root's", deployment, `${spec}.securityContext.runAsUser`, 0),
    refusal("kubernetes-root-user", "a container of root's", deployment, `${context}.runAsUser`, 0),
    refusal("kubernetes-root-group", "a pod in root's group", deployment, `${spec}.securityContext.runAsGroup`, 0),
    refusal("kubernetes-root-group", "volumes of root's group", deployment, `${spec}.securityContext.fsGroup`, 0),
    refusal(
        "kubernetes-root-group",
        "root's group beside others",
        deployment,
        `${spec}.securityContext.supplementalGroups`,
        [2000, 0],
        `${spec}.securityContext.supplementalGroups[1]`,
    ),
    refusal(
        "kubernetes-read-only-root",
        "a container that doesn't say",
        deployment,
        `${context}.readOnlyRootFilesystem`,
        undefined,
    ),
    refusal(
        "kubernetes-read-only-root",
        "a sidecar that writes into its image",
        statefulSet,
        `${pods.statefulSet}.initContainers[1].securityContext.readOnlyRootFilesystem`,
        false,
    ),
];

export const securityContextPasses: readonly Pass[] = [
    pass("kubernetes-capabilities-added", "the right to a low port", deployment, {
        [`${context}.capabilities.add`]: ["NET_BIND_SERVICE"],
    }),
    pass("kubernetes-capabilities-dropped", "all rights dropped beside one by name", deployment, {
        [`${context}.capabilities.drop`]: ["NET_RAW", "ALL"],
    }),
    pass("kubernetes-privilege-escalation", "a sidecar, which says so too", statefulSet),
    pass("kubernetes-seccomp", "a pod without a profile, whose one container has its own", deployment, {
        [`${spec}.securityContext.seccompProfile`]: undefined,
        [`${context}.seccompProfile`]: { type: "Localhost", localhostProfile: "corda.json" },
    }),
    pass("kubernetes-app-armor", "the runtime's profile by name, as a field and as an annotation", deployment, {
        [`${spec}.securityContext.appArmorProfile`]: { type: "Localhost", localhostProfile: "corda" },
        [`${context}.appArmorProfile`]: { type: "RuntimeDefault" },
        "spec.template.metadata.annotations": {
            "container.apparmor.security.beta.kubernetes.io/web": "runtime/default",
        },
    }),
    pass("kubernetes-selinux", "a level of its own", deployment, {
        [`${spec}.securityContext.seLinuxOptions`]: { level: "s0:c1,c2", type: "container_t" },
    }),
    pass("kubernetes-proc-mount", "the usual mount by its name", deployment, { [`${context}.procMount`]: "Default" }),
    pass("kubernetes-run-as-non-root", "a pod that doesn't say, whose one container does", deployment, {
        [`${spec}.securityContext.runAsNonRoot`]: undefined,
        [`${context}.runAsNonRoot`]: true,
    }),
    pass("kubernetes-root-user", "a pod that leaves the user to the image, which mustn't be root's", deployment, {
        [`${spec}.securityContext.runAsUser`]: undefined,
    }),
    pass("kubernetes-root-group", "a group beside the pod's own", deployment, {
        [`${spec}.securityContext.supplementalGroups`]: [2000],
    }),
    pass("kubernetes-read-only-root", "a volume to write on", statefulSet),
];
