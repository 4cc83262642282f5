/** The account of the production stack file. */
export const account = "123456789012";

type State = Readonly<Record<string, unknown>>;

/** What AWS answers besides what it was sent, by type; everything has an ARN that tells what it is. */
const answers: Readonly<Record<string, (name: string, state: State) => State>> = {
    "aws:eks/cluster:Cluster": (name, state) => ({
        endpoint: `https://${name}.example.eks.amazonaws.com`,
        certificateAuthority: { data: Buffer.from("authority").toString("base64") },
        vpcConfig: { ...(state["vpcConfig"] as State), clusterSecurityGroupId: "sg-cluster" },
    }),
    "aws:ec2/launchTemplate:LaunchTemplate": () => ({ latestVersion: 1 }),
    "aws:eks/nodeGroup:NodeGroup": (name) => ({
        resources: [{ autoscalingGroups: [{ name: `${name}-scaling` }], remoteAccessSecurityGroupId: "" }],
    }),
    "aws:ec2/eip:Eip": (name) => ({ allocationId: `eipalloc-${name}`, publicIp: "198.51.100.1" }),
    "aws:lb/loadBalancer:LoadBalancer": (name) => ({ dnsName: `${name}.elb.example.com`, zoneId: "ZELB" }),
    "aws:route53/zone:Zone": () => ({ zoneId: "ZMADE", nameServers: ["ns-1.example.com", "ns-2.example.com"] }),
    "aws:kms/key:Key": (name) => ({ keyId: `key-${name}` }),
    "aws:cloudhsmv2/cluster:Cluster": () => ({
        clusterId: "cluster-hsm",
        clusterState: "UNINITIALIZED",
        securityGroupId: "sg-hsm",
        clusterCertificates: [{ clusterCsr: "-----BEGIN CERTIFICATE REQUEST-----" }],
    }),
    "aws:rds/instance:Instance": (name) => ({ address: `${name}.rds.example.com` }),
    "aws:s3/bucket:Bucket": (name, state) => ({ bucket: state["bucket"] ?? `${name}-bucket` }),
    "aws:iam/role:Role": (name, state) => ({ name: state["name"] ?? `${name}-role` }),
    "aws:rds/parameterGroup:ParameterGroup": (name) => ({ name }),
    "aws:rds/subnetGroup:SubnetGroup": (name) => ({ name }),
};

/** The state of something in AWS once it was made; undefined for what isn't AWS'. */
export function madeInAws(type: string, name: string, state: State): Record<string, unknown> | undefined {
    if (!type.startsWith("aws:")) {
        return undefined;
    }
    const service = type.split(":")[1]?.split("/")[0] ?? "";
    return {
        arn: `arn:aws:${service}:eu-west-1:${account}:${name}`,
        ...state,
        ...answers[type]?.(name, state),
    };
}
