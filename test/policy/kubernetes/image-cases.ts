import type { Pass, Refusal } from "../refusal";
import { pass, refusal } from "./cases";
import { deployment, job, pods, statefulSet } from "./compliant";

const image = `${pods.deployment}.containers[0].image`;
const digest = `sha256:${"0".repeat(64)}`;

/** Where images come from, and which they are. */
export const imageRefusals: readonly Refusal[] = [
    refusal("kubernetes-image-tag", "the newest image", deployment, image, "registry.example.com/corda/web:latest"),
    refusal("kubernetes-image-tag", "an image without a tag", deployment, image, "registry.example.com:5000/corda/web"),
    refusal(
        "kubernetes-image-tag",
        "a container that prepares with an image without a tag",
        statefulSet,
        `${pods.statefulSet}.initContainers[0].image`,
        "registry.example.com/corda/web",
    ),
    refusal("kubernetes-image-digest", "a tag of a public registry", deployment, image, "ghcr.io/example/web:1.2.3"),
    refusal(
        "kubernetes-image-digest",
        "a Job's tag of Docker Hub",
        job,
        `${pods.job}.containers[0].image`,
        "docker.io/library/postgres:15",
    ),
    refusal("kubernetes-image-registry", "an image of no named registry", deployment, image, "corda/web:1.2.3"),
    refusal("kubernetes-image-registry", "an image by its name alone", deployment, image, `web@${digest}`),
];

export const imagePasses: readonly Pass[] = [
    pass("kubernetes-image-tag", "latest beside a digest, which holds", deployment, {
        [image]: `registry.example.com/corda/web:latest@${digest}`,
    }),
    pass("kubernetes-image-tag", "a tag that begins like latest", deployment, {
        [image]: "registry.example.com/corda/web:latest-4.12",
    }),
    pass("kubernetes-image-digest", "a tag in a registry of one's own", deployment, {
        [image]: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/corda-prod/corda-enterprise:4.12",
    }),
    pass("kubernetes-image-digest", "a digest in a public registry", deployment, {
        [image]: `ghcr.io/example/web:1.2.3@${digest}`,
    }),
    pass("kubernetes-image-registry", "a registry with a port", deployment, { [image]: "localhost:5000/web:1.2.3" }),
    pass("kubernetes-image-registry", "the machine's own images", deployment, {
        [image]: "localhost/corda/corda-community:4.10-0355248f4e8b",
    }),
];
