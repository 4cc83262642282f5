import { Command } from "commander";
import { type BuiltCordaImage, type BuiltImage, buildCordaImage, buildImage, buildImages } from "../images/build";
import { readCredentials } from "../images/credentials";
import { type ImagesOptions, type ImagesRequest, readImagesRequest } from "../images/images-request";
import type { Report } from "../report";
import { readProjectStack } from "../stack-file";
import { runSteps } from "../steps";

interface Options extends ImagesOptions {
    readonly stack: string;
    readonly credentials?: string;
    readonly registry?: string;
}

/** `npm run images`: builds the images and says how to load them into a cluster of one's own. */
export function imagesCommand(): Command {
    return new Command("images")
        .description("build the images of a stack, or of one release of Corda, and print the archives to load")
        .option("--stack <name>", "the stack whose versions to build", "dev")
        .option("--edition <edition>", "community or enterprise (default: community)")
        .option("--release <release>", "build the images of this release instead of a stack's")
        .option(
            "--from <where>",
            "where its jars are: a Maven repository's URL, or a directory (default: Maven Central)",
        )
        .option("--components <list>", "of node, firewall, ha-utilities, artemis, postgresql (default: node)")
        .option("--sha256 <component=digest...>", "what the jars have to be, where you know it")
        .option("--credentials <file>", "file with the lines username=… and password=…, for the repository")
        .option("--registry <registry>", "print the commands for this registry")
        .action(async (options: Options) => {
            const request = readImagesRequest(options, await readCredentials(options.credentials));
            const lines = request === undefined ? await ofStack(options.stack) : await ofRelease(request, options);
            console.log(["", ...lines, ""].join("\n"));
        });
}

async function ofStack(stack: string): Promise<string[]> {
    const { versions } = await readProjectStack(stack);
    const built: BuiltImage[] = [];
    await runSteps(
        versions.map((cordaVersion) => ({
            title: `Build the images for Corda ${cordaVersion}`,
            run: async (report) => {
                built.push(...(await buildImages({ cordaVersion, report })));
                return undefined;
            },
        })),
    );
    const lines = built.map(({ archive, reference }) => `  minikube image load ${archive}   # ${reference}`);
    return ["Load them into minikube:", ...new Set(lines)];
}

async function ofRelease(request: ImagesRequest, { registry }: Options): Promise<string[]> {
    const { release, binaries, besides, source, sha256 } = request;
    const built: PushableImage[] = [];
    await runSteps([
        ...binaries.map((binary) => ({
            title: `Build the image of Corda ${binary.edition} ${release}, ${binary.component}`,
            run: async (report: Report) => {
                const given = sha256[binary.component];
                const digest = given === undefined ? {} : { sha256: given };
                const image = await buildCordaImage({ binary, source, ...digest, report });
                built.push({ ...image, tag: release });
                return image.reference;
            },
        })),
        ...besides.map((name) => ({
            title: `Build the image ${name}`,
            run: async (report: Report) => {
                const image = await buildImage(name, undefined, report);
                // A stack file looks for a release's broker under the release, whichever Artemis that is.
                built.push({ ...image, tag: name === "artemis" ? release : image.version });
                return image.reference;
            },
        })),
    ]);
    return nextCommands(built, registry ?? "<registry>");
}

/** An image and the tag under which a stack file looks for it in a registry. */
export interface PushableImage extends BuiltImage, Partial<Pick<BuiltCordaImage, "around">> {
    readonly tag: string;
}

/** What was built, and what to do with it. */
export function nextCommands(built: readonly PushableImage[], registry: string): string[] {
    const images = built.map((image) => ({
        ...image,
        pushed: `${registry.replace(/\/+$/, "")}/${image.name}:${image.tag}`,
    }));
    return [
        "Built:",
        ...images.flatMap(({ reference, archive, around }) => [
            `  ${reference}`,
            `    ${archive}`,
            ...(around === undefined ? [] : [`    around ${around.maven}, sha256 ${around.sha256}`]),
        ]),
        "Push them to your registry:",
        ...images.map(({ archive, pushed }) => `  skopeo copy docker-archive:${archive} docker://${pushed}`),
        "or, where there is Docker:",
        ...images.map(
            ({ archive, reference, pushed }) =>
                `  docker load --input ${archive} && docker tag ${reference} ${pushed} && docker push ${pushed}`,
        ),
        `and name the registry in the stack file: images: { registry: ${registry} }`,
    ];
}
