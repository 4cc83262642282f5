/** Components that end together, and how long they have to. */
export interface StopStage {
    readonly names: readonly string[];
    readonly graceSeconds: number;
}

/** Goes first: it would start again what is being stopped. */
export const kubeletStage: StopStage = { names: ["kubelet"], graceSeconds: 5 };

/** How long containers have to end by themselves, and how long containerd may take to say which still run. */
export const containerGraceSeconds = 20;
export const containerdAnswerSeconds = 5;

/** After the containers: what gives work to others first, the store last, and then what the containers hung on. */
export const laterStages: readonly StopStage[] = [
    {
        names: ["netpol", "volumes", "kube-proxy", "kwok", "kube-scheduler", "kube-controller-manager"],
        graceSeconds: 5,
    },
    { names: ["gate", "kube-apiserver"], graceSeconds: 5 },
    { names: ["etcd"], graceSeconds: 5 },
    { names: ["containerd"], graceSeconds: 5 },
];

/** What a stop takes at most when every part uses all of its grace. */
export const longestStopSeconds =
    kubeletStage.graceSeconds +
    containerGraceSeconds +
    // One answer before the first look, and a look, a signal and the last look around the end of the grace.
    4 * containerdAnswerSeconds +
    laterStages.reduce((sum, { graceSeconds }) => sum + graceSeconds, 0);

/** How long `npm run stop` waits before it ends the cluster by force: never before the parts had their time. */
export const stopSeconds = longestStopSeconds + 5;
