import { Command } from "commander";
import { type BuiltCordaImage, type BuiltImage, buildCordaImage, buildImages } from "../images/build";
import { readCredentials } from "../images/credentials";
import { type ImagesOptions, type ImagesRequest, readImagesRequest } from "../images/images-request";
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
        .option("--components <list>", "of node, firewall, ha-utilities (default: node)")
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

async function ofRelease({ binaries, source, sha256 }: ImagesRequest, options: Options): Promise<string[]> {
    const built: BuiltCordaImage[] = [];
    await runSteps(
        binaries.map((binary) => ({
            title: `Build the image of Corda ${binary.edition} ${binary.release}, ${binary.component}`,
            run: async (report) => {
                const given = sha256[binary.component];
                const digest = given === undefined ? {} : { sha256: given };
                const image = await buildCordaImage({ binary, source, ...digest, report });
                built.push(image);
                return image.reference;
            },
        })),
    );
    return nextCommands(built, options.registry ?? "<registry>");
}

/** What was built, and what to do with it. */
export function nextCommands(built: readonly BuiltCordaImage[], registry: string): string[] {
    const images = built.map((image) => ({
        ...image,
        pushed: `${registry.replace(/\/+$/, "")}/${image.name}:${image.version}`,
    }));
    return [
        "Built:",
        ...images.flatMap(({ reference, archive, maven, sha256 }) => [
            `  ${reference}`,
            `    ${archive}`,
            `    around ${maven}, sha256 ${sha256}`,
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
