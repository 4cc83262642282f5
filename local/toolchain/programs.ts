import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The Go module that pins every program and holds the sources of our own. */
export const goModule = join(__dirname, "go");

/** How one program of the module is built. */
export interface Program {
    /** Import path, or `./cmd/…` for our own. */
    readonly package: string;
    /** Values linked into the program: without them some print no version, which their clients refuse. */
    readonly link: Readonly<Record<string, string>>;
    /** Build tags. @default none */
    readonly tags?: readonly string[];
    /** Whether it needs a C compiler. @default false, which makes it static */
    readonly cgo?: boolean;
}

/** The version that go.mod pins for a module. */
export function pinnedVersion(module: string): string {
    const line = readFileSync(join(goModule, "go.mod"), "utf8")
        .split("\n")
        .map((text) => text.trim().split(/\s+/))
        .find((words) => words[0] === module && words[1]?.startsWith("v"));
    if (line?.[1] === undefined) {
        throw new Error(`go.mod doesn't require ${module}`);
    }
    return line[1];
}

const kubernetesVersion = pinnedVersion("k8s.io/kubernetes");
const [, kubernetesMajor = "", kubernetesMinor = ""] = /^v(\d+)\.(\d+)\./.exec(kubernetesVersion) ?? [];

function kubernetes(command: string): Program {
    return {
        package: `k8s.io/kubernetes/cmd/${command}`,
        link: {
            "k8s.io/component-base/version.gitVersion": kubernetesVersion,
            "k8s.io/component-base/version.gitMajor": kubernetesMajor,
            "k8s.io/component-base/version.gitMinor": kubernetesMinor,
            "k8s.io/client-go/pkg/version.gitVersion": kubernetesVersion,
        },
    };
}

function own(command: string): Program {
    return { package: `./cmd/${command}`, link: {} };
}

/**
 * Every program the module gives, in the order of building: `pulumi` and `kube-apiserver` first, because they compile
 * most of what the others share.
 */
export const programs = {
    pulumi: {
        package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
        link: {
            "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version": pinnedVersion(
                "github.com/pulumi/pulumi/pkg/v3",
            ).slice(1),
        },
    },
    "kube-apiserver": kubernetes("kube-apiserver"),
    etcd: own("etcd"),
    "kube-controller-manager": kubernetes("kube-controller-manager"),
    "kube-scheduler": kubernetes("kube-scheduler"),
    kubectl: kubernetes("kubectl"),
    kubelet: kubernetes("kubelet"),
    "kube-proxy": kubernetes("kube-proxy"),
    gate: own("gate"),
    volumes: own("volumes"),
    netpol: own("netpol"),
    dns: own("dns"),
    runc: {
        package: "github.com/opencontainers/runc",
        link: { "main.version": pinnedVersion("github.com/opencontainers/runc").slice(1) },
        tags: ["seccomp"],
        cgo: true,
    },
    kwok: { package: "sigs.k8s.io/kwok/cmd/kwok", link: {} },
} as const satisfies Record<string, Program>;

/** A program's name; also its file name. */
export type ProgramName = keyof typeof programs;

/** The names in the order of building. */
export const programNames = Object.keys(programs) as ProgramName[];

/** Arguments of `go` that build a program into a file. */
export function buildArguments(program: Program, output: string): string[] {
    const link = Object.entries(program.link).map(([variable, value]) => `-X ${variable}=${value}`);
    return [
        "build",
        "-trimpath",
        "-buildvcs=false",
        "-mod=readonly",
        ...(program.tags === undefined ? [] : ["-tags", program.tags.join(",")]),
        "-ldflags",
        ["-s", "-w", ...link].join(" "),
        "-o",
        output,
        program.package,
    ];
}
