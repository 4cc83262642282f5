/** A machine of EC2, as far as planning needs it. */
export interface InstanceType {
    readonly architecture: "amd64" | "arm64";
    readonly processors: number;
    /** GiB. */
    readonly memory: number;
    /** Generation, the digit in its name. */
    readonly generation: number;
}

const processors: Readonly<Record<string, number>> = {
    large: 2,
    xlarge: 4,
    "2xlarge": 8,
    "4xlarge": 16,
    "8xlarge": 32,
    "12xlarge": 48,
    "16xlarge": 64,
};

/** GiB for each processor, by the family's letter. */
const memory: Readonly<Record<string, number>> = { c: 2, m: 4, r: 8 };

/**
 * What an instance type of the families c, m and r comes to, or undefined where it is none of them. Source: Amazon EC2,
 * "Instance type naming conventions".
 */
export function instanceType(name: string): InstanceType | undefined {
    const [, family = "", digit = "", options = "", size = ""] = /^([cmr])([5-8])([a-z]*)\.(\w+)$/.exec(name) ?? [];
    const count = processors[size];
    const each = memory[family];
    return count === undefined || each === undefined
        ? undefined
        : {
              architecture: options.includes("g") ? "arm64" : "amd64",
              processors: count,
              memory: count * each,
              generation: Number(digit),
          };
}

/** Regions that are known to offer the newest generations. Others may by now; `machines.offered` says so. */
const wellEquipped: ReadonlySet<string> = new Set([
    "us-east-1",
    "us-east-2",
    "us-west-2",
    "eu-west-1",
    "eu-west-2",
    "eu-central-1",
    "eu-north-1",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-northeast-1",
    "ca-central-1",
]);

/** Whether a region is known to offer a generation: up to the sixth is found everywhere. */
export function isOffered(region: string, generation: number): boolean {
    return generation <= 6 || wellEquipped.has(region);
}
