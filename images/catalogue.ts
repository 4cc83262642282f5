import { type Recipe, recipeFor, recipeHash } from "./recipes";

/** The images a network runs from. */
export type ImageName = Recipe["name"];

/**
 * The reference of an image, named after its content: the tag changes exactly when something that goes into the image
 * does. The same program finds the same names wherever the images were built.
 */
export function imageReference(name: ImageName, cordaVersion?: string): string {
    const recipe = recipeFor(name, cordaVersion);
    return `localhost/corda/${name}:${recipe.version}-${recipeHash(recipe)}`;
}
