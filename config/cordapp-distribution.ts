import { z } from "zod";
import { imageReferenceMistake } from "./image-reference";
import { objectNames } from "./kubernetes-name";
import type { Conflict } from "./member-conflicts";
import { quoted } from "./quoted";
import { section } from "./section";
import { choiceMistake, text } from "./text";

/** What is wrong with a directory in an image or on a volume, or undefined. */
function directoryMistake(path: string): string | undefined {
    if (!path.startsWith("/")) {
        return `${quoted(path)} is no absolute path — begin it with /, like /cordapps`;
    }
    return path === "/" || /^(\/(?!\.\.?(\/|$))[A-Za-z0-9_.+-]+)+$/.test(path)
        ? undefined
        : `${quoted(path)} is no plain path — write it without . and .., doubled or last /, blanks and wildcards, like /cordapps`;
}

function imageDirectoryMistake(path: string): string | undefined {
    return path === "/"
        ? "is the whole image — put the jars into a directory of their own, like /cordapps"
        : directoryMistake(path);
}

function claimMistake(claim: string): string | undefined {
    return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(claim) && claim.length <= 253
        ? undefined
        : `${quoted(claim)} is no name of a claim — \`kubectl get persistentvolumeclaims\` lists those of the namespace`;
}

const ofImage = "belongs to kind image — write kind: image, or remove it";
const ofVolume = "belongs to kind volume — write kind: volume, or remove it";
const digests = "is not known here — each jar's digest stands beside its name under network.cordapps; remove it";

const repository = section(
    {
        description:
            "Each jar is fetched over HTTP: from Maven Central or `platform.mavenRepository`, or from its own `url`.",
        examples: [{ kind: "repository" }],
        refused: {
            url: "is not known here — name the Maven repository under platform.mavenRepository, or a jar's own url under network.cordapps",
            image: ofImage,
            claim: ofVolume,
            path: "belongs to kind image or volume — a jar's place in a repository follows from its name; remove it",
            sha256: digests,
        },
    },
    { kind: z.literal("repository").meta({ description: "A Maven repository, or any HTTP server." }) },
);

const fromImage = {
    image: text({
        description:
            "An image of your own that holds the jars, and needs nothing else in it: a tag other than `latest`, or better a digest.",
        examples: ["registry.example.com/cordapps:7"],
        mistakes: imageReferenceMistake,
    }),
    path: text({
        description: "Directory of the jars in the image.",
        examples: ["/cordapps"],
        pattern: /^(\/[A-Za-z0-9_.+-]+)+$/,
        mistakes: imageDirectoryMistake,
    }).default("/cordapps"),
};

const refusedOfImage = {
    tag: "is not known — it is part of image, like registry.example.com/cordapps:7",
    digest: "is not known — it is part of image, like registry.example.com/cordapps@sha256:…",
    pullSecret: "is not known here — network.images.pullSecret holds for this image too",
    claim: ofVolume,
    sha256: digests,
};

const image = section(
    {
        description: "One image holds all jars; they are copied out of it.",
        examples: [{ kind: "image", image: "registry.example.com/cordapps:7" }],
        refused: refusedOfImage,
    },
    { kind: z.literal("image").meta({ description: "An image that the jars are copied out of." }), ...fromImage },
);

const imageVolume = section(
    {
        description:
            "One image holds all jars; Kubernetes mounts it as a volume. Needs Kubernetes 1.35 (or 1.31 with the feature gate ImageVolume), and containerd 2.1 or CRI-O 1.31.",
        examples: [{ kind: "image-volume", image: "registry.example.com/cordapps:7" }],
        refused: refusedOfImage,
    },
    { kind: z.literal("image-volume").meta({ description: "An image that is mounted as a volume." }), ...fromImage },
);

const volume = section(
    {
        description:
            "A volume holds all jars. Somebody else fills it; here it is only read. Several pods mount it at once, on any machine: its access mode is ReadOnlyMany or ReadWriteMany.",
        examples: [{ kind: "volume", claim: "cordapps" }],
        refused: {
            name: "is not known — did you mean claim?",
            claimName: "is not known — did you mean claim?",
            persistentVolumeClaim: "is not known — did you mean claim?",
            hostPath: "is a path of one machine — name a PersistentVolumeClaim under claim",
            storage: "is not known — the claim is there already, jars and all; remove it",
            image: ofImage,
            sha256: digests,
        },
    },
    {
        kind: z.literal("volume").meta({ description: "A volume that is there." }),
        claim: text({
            description:
                "Name of a PersistentVolumeClaim in the network's namespace, that is there with the jars before `pulumi up`. The jars are readable for everybody, or for group 1000.",
            examples: ["cordapps"],
            pattern: /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
            mistakes: claimMistake,
        }),
        path: text({
            description: "Directory of the jars on the volume.",
            examples: ["/cordapps"],
            pattern: /^(\/|(\/[A-Za-z0-9_.+-]+)+)$/,
            mistakes: directoryMistake,
        }).default("/"),
    },
);

const kinds = ["repository", "image", "image-volume", "volume"];

export const cordappDistributionSchema = z
    .discriminatedUnion("kind", [repository, image, imageVolume, volume], {
        error: (issue) =>
            issue.code === "invalid_union"
                ? choiceMistake((issue.input as { kind?: unknown } | undefined)?.kind, kinds, {
                      maven: 'is not known — the word is "repository"',
                      http: 'is not known — the word is "repository"; name each jar by its url under network.cordapps',
                      oci: 'is not known — the word is "image", or "image-volume" where Kubernetes can mount one',
                      pvc: 'is not known — the word is "volume"',
                      claim: 'is not known — the word is "volume"',
                      "config-map": "holds 1 MiB at most, less than most CorDapps — use image or volume",
                      configmap: "holds 1 MiB at most, less than most CorDapps — use image or volume",
                      baked: "would take a new image of Corda for every set of CorDapps — use image: one with the jars alone",
                      "host-path": "is a path of one machine — use volume",
                  })
                : undefined,
    })
    .meta({
        description:
            "How the jars under `cordapps` come into the cluster. Whichever way: a jar that isn't listed there goes nowhere, and a missing or wrong one stops `pulumi up` before anything changes.",
        examples: [{ kind: "repository" }, { kind: "image", image: "registry.example.com/cordapps:7" }],
    });

/** How the jars come into the cluster. */
export type CordappDistributionConfig = z.output<typeof cordappDistributionSchema>;

/** What doesn't fit together between the distribution and the rest of the network. */
export function distributionConflicts(
    network: { readonly cordappDistribution?: unknown; readonly cordapps?: unknown },
    members: readonly unknown[],
): Conflict[] {
    const { kind, claim } = (network.cordappDistribution ?? {}) as { kind?: unknown; claim?: unknown };
    if (typeof kind !== "string" || kind === "repository" || !kinds.includes(kind)) {
        return [];
    }
    const cordapps: unknown[] = Array.isArray(network.cordapps) ? network.cordapps : [];
    const holder = kind === "volume" ? "volume" : "image";
    const volumes = members.flatMap((name) => (typeof name === "string" ? objectNames(name) : []));
    return [
        ...(cordapps.length > 0
            ? []
            : [
                  {
                      path: ["cordappDistribution"],
                      message: `has no jar to take: only those listed under network.cordapps are — list them with their digests, or remove it`,
                  },
              ]),
        ...cordapps.flatMap((cordapp, index) =>
            typeof cordapp === "object" && cordapp !== null && "url" in cordapp
                ? [
                      {
                          path: ["cordapps", index, "url"],
                          message: `is not asked where the jars come from the ${holder} of network.cordappDistribution — name the CorDapp by maven: group:artifact:version, or write kind: repository`,
                      },
                  ]
                : [],
        ),
        ...(typeof claim === "string" && (volumes.includes(claim) || claim.startsWith("corda-"))
            ? [
                  {
                      path: ["cordappDistribution", "claim"],
                      message: `${quoted(claim)} is a volume of the network's own — name the claim of a volume that holds the jars`,
                  },
              ]
            : []),
    ];
}
