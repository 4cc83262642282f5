/** Add-ons of EKS that this program manages, by EKS' own names. */
export const addOnNames = [
    "vpc-cni",
    "kube-proxy",
    "coredns",
    "eks-pod-identity-agent",
    "aws-ebs-csi-driver",
    "snapshot-controller",
    "metrics-server",
    "aws-secrets-store-csi-driver-provider",
    "cert-manager",
    "external-dns",
] as const;

/** An add-on of EKS. */
export type AddOnName = (typeof addOnNames)[number];

/** Add-ons whose releases don't follow Kubernetes'. */
const common = {
    "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
    "aws-ebs-csi-driver": "v1.57.1-eksbuild.1",
    "snapshot-controller": "v8.3.0-eksbuild.1",
    "metrics-server": "v0.8.0-eksbuild.6",
    "aws-secrets-store-csi-driver-provider": "v2.2.2-eksbuild.1",
    "cert-manager": "v1.19.2-eksbuild.1",
    "external-dns": "v0.20.0-eksbuild.3",
} as const;

/**
 * Versions of Kubernetes that this program knows on EKS, with the releases of add-ons that go with each. Nothing here is
 * asked of AWS: `aws eks describe-addon-versions` has newer ones, and `addOns.versions` takes them.
 */
export const kubernetesVersions: Readonly<Record<string, Readonly<Record<AddOnName, string>>>> = {
    "1.34": {
        ...common,
        "vpc-cni": "v1.20.4-eksbuild.2",
        "kube-proxy": "v1.34.0-eksbuild.2",
        coredns: "v1.12.3-eksbuild.1",
    },
    "1.35": {
        ...common,
        "vpc-cni": "v1.21.1-eksbuild.3",
        "kube-proxy": "v1.35.0-eksbuild.2",
        coredns: "v1.13.2-eksbuild.1",
    },
};
