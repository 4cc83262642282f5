import { quoted } from "./quoted";

const host = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*(?::[0-9]+)?";
const path = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const reference = new RegExp(
    `^(?:${host}/)?${path}(?:/${path})*(?::(?<tag>\\w[\\w.-]{0,127}))?(?:@(?<digest>[a-z0-9]+:[0-9a-fA-F]+))?$`,
);

/** What is wrong with the reference of a container image, or undefined. */
export function imageReferenceMistake(image: string): string | undefined {
    const example = "registry.example.com/corda:4.10 or …@sha256:<digest>";
    const parts = reference.exec(image)?.groups;
    if (parts === undefined || image.length > 512) {
        return `${quoted(image)} is no image reference — write [registry/]name:tag, lower-case, like ${example}`;
    }
    if (parts["digest"] !== undefined && !/^sha256:[0-9a-f]{64}$/.test(parts["digest"])) {
        return `has a digest that is no SHA-256 — write @sha256: and 64 hexadecimal digits`;
    }
    if (parts["digest"] === undefined && parts["tag"] === undefined) {
        return `${quoted(image)} names no version — add a tag or a digest, like ${example}`;
    }
    if (parts["digest"] === undefined && parts["tag"] === "latest") {
        return `tag latest names a different image every time — pin a version or a digest, like ${example}`;
    }
    return undefined;
}
