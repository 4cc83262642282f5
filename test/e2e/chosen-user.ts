import { KubernetesObjectApi, type KubeConfig, type V1Pod } from "@kubernetes/client-node";
import { restrictedPod } from "../../components/pods/restricted";
import { eventually } from "./live-network";

/** The first user of a namespace's range, as OpenShift gives one to each. */
export const chosenUser = 1_000_650_000;

const name = "chosen-user";
const admission = { apiVersion: "admissionregistration.k8s.io/v1", metadata: { name } };
/** Where a pod is tried out before the namespace exists. */
const probed = "default";

/**
 * What OpenShift's constraint `restricted-v2` does to a pod that names no user: the API server gives it the namespace's
 * user as its own and its volumes' group; the group it runs as stays the image's, 0. Comes back when it is in force.
 */
export async function chooseUsers(kubeconfig: KubeConfig, namespace: string): Promise<void> {
    const api = KubernetesObjectApi.makeApiClient(kubeconfig);
    const policy = {
        ...admission,
        kind: "MutatingAdmissionPolicy",
        spec: {
            failurePolicy: "Fail",
            reinvocationPolicy: "Never",
            matchConstraints: {
                namespaceSelector: {
                    matchExpressions: [
                        { key: "kubernetes.io/metadata.name", operator: "In", values: [namespace, probed] },
                    ],
                },
                resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] }],
            },
            mutations: [
                {
                    patchType: "ApplyConfiguration",
                    applyConfiguration: {
                        expression:
                            "Object{spec: Object.spec{securityContext: Object.spec.securityContext{" +
                            `runAsUser: ${chosenUser}, fsGroup: ${chosenUser}}}}`,
                    },
                },
            ],
        },
    };
    const binding = { ...admission, kind: "MutatingAdmissionPolicyBinding", spec: { policyName: name } };
    await leaveUsers(kubeconfig);
    for (const object of [policy, binding]) {
        await api.create(object);
    }
    await eventually("pods are given a user", 60, async () => {
        const pod = { apiVersion: "v1", kind: "Pod", metadata: { name, namespace: probed } };
        const spec = restrictedPod({ containers: [{ name, image: "a:1" }] });
        const admitted = await api.create<V1Pod>({ ...pod, spec: spec as V1Pod["spec"] }, undefined, "All");
        const seen = admitted.spec?.securityContext;
        return { holds: seen?.runAsUser === chosenUser, seen };
    });
}

/** Takes the stand-in away again. */
export async function leaveUsers(kubeconfig: KubeConfig): Promise<void> {
    const api = KubernetesObjectApi.makeApiClient(kubeconfig);
    for (const kind of ["MutatingAdmissionPolicyBinding", "MutatingAdmissionPolicy"]) {
        await api.delete({ ...admission, kind }).catch(() => undefined);
    }
}
