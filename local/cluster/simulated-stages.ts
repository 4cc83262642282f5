import { stringify } from "yaml";

const notDeleted = { key: ".metadata.deletionTimestamp", operator: "DoesNotExist" };
const phase = (value: string) => ({ key: ".status.phase", operator: "In", values: [value] });

/** How simulated nodes and pods go through life, in the form that kwok reads. */
export function simulatedStages(): string {
    const stages = [
        stage("node-ready", "Node", [{ key: ".status.phase", operator: "DoesNotExist" }], nodeReady),
        stage(
            "pod-running",
            "Pod",
            [notDeleted, phase("Pending"), { key: ".spec.nodeName", operator: "Exists" }],
            podRunning,
        ),
        stage(
            "job-completed",
            "Pod",
            [
                notDeleted,
                phase("Running"),
                { key: ".metadata.ownerReferences.[].kind", operator: "In", values: ["Job"] },
            ],
            podCompleted,
        ),
        stage("pod-gone", "Pod", [{ key: ".metadata.deletionTimestamp", operator: "Exists" }]),
    ];
    return stages.map((one) => stringify(one)).join("---\n");
}

/** Without a status to write, the object is deleted. */
function stage(name: string, kind: string, matchExpressions: readonly object[], statusTemplate?: string) {
    return {
        apiVersion: "kwok.x-k8s.io/v1alpha1",
        kind: "Stage",
        metadata: { name },
        spec: {
            resourceRef: { apiGroup: "v1", kind },
            selector: { matchExpressions },
            next: statusTemplate === undefined ? { delete: true, finalizers: { empty: true } } : { statusTemplate },
        },
    };
}

const nodeReady = `
{{ $now := Now }}
phase: Running
conditions:
- { type: Ready, status: "True", reason: Simulated, message: nothing runs on this node, lastHeartbeatTime: {{ $now | Quote }}, lastTransitionTime: {{ $now | Quote }} }
addresses:
- { type: Hostname, address: {{ .metadata.name | Quote }} }
- { type: InternalIP, address: 127.0.0.1 }
capacity: { cpu: "64", memory: 256Gi, ephemeral-storage: 1Ti, pods: "500" }
allocatable: { cpu: "64", memory: 256Gi, ephemeral-storage: 1Ti, pods: "500" }
nodeInfo:
  architecture: amd64
  operatingSystem: linux
  containerRuntimeVersion: simulated
  kubeletVersion: simulated
  kubeProxyVersion: simulated
  kernelVersion: simulated
  osImage: simulated
  bootID: ""
  machineID: ""
  systemUUID: ""
`;

const podRunning = `
{{ $now := Now }}
phase: Running
startTime: {{ $now | Quote }}
conditions:
{{ range $type := splitList " " "PodScheduled Initialized ContainersReady Ready" }}
- { type: {{ $type }}, status: "True", lastTransitionTime: {{ $now | Quote }} }
{{ end }}
containerStatuses:
{{ range .spec.containers }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  imageID: ""
  ready: true
  started: true
  restartCount: 0
  state: { running: { startedAt: {{ $now | Quote }} } }
{{ end }}
{{ if .spec.initContainers }}
initContainerStatuses:
{{ range .spec.initContainers }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  imageID: ""
  ready: true
  started: {{ eq (or .restartPolicy "") "Always" }}
  restartCount: 0
  {{ if eq (or .restartPolicy "") "Always" }}
  state: { running: { startedAt: {{ $now | Quote }} } }
  {{ else }}
  state: { terminated: { exitCode: 0, reason: Completed, startedAt: {{ $now | Quote }}, finishedAt: {{ $now | Quote }} } }
  {{ end }}
{{ end }}
{{ end }}
hostIP: 127.0.0.1
{{ range $index, $ip := PodIPsWith .spec.nodeName false ( or .metadata.uid "" ) ( or .metadata.name "" ) ( or .metadata.namespace "" ) }}
{{ if eq $index 0 }}
podIP: {{ $ip | Quote }}
podIPs: [{ ip: {{ $ip | Quote }} }]
{{ end }}
{{ end }}
`;

const podCompleted = `
{{ $now := Now }}
phase: Succeeded
conditions:
- { type: PodScheduled, status: "True", lastTransitionTime: {{ $now | Quote }} }
- { type: Initialized, status: "True", reason: PodCompleted, lastTransitionTime: {{ $now | Quote }} }
- { type: Ready, status: "False", reason: PodCompleted, lastTransitionTime: {{ $now | Quote }} }
- { type: ContainersReady, status: "False", reason: PodCompleted, lastTransitionTime: {{ $now | Quote }} }
containerStatuses:
{{ range .spec.containers }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  imageID: ""
  ready: false
  started: false
  restartCount: 0
  state: { terminated: { exitCode: 0, reason: Completed, startedAt: {{ $now | Quote }}, finishedAt: {{ $now | Quote }} } }
{{ end }}
`;
