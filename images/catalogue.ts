import { type Recipe, recipeFor, recipeHash } from "./recipes";

/** The images a network runs from. */
export type ImageName = Recipe["name"];

/**
 * The reference of an image, named after its recipe: the tag changes when a pin, a tool or a file of this repository
 * that goes into it does. The Debian packages below are those of the day it was built. The same program finds the same
 * names wherever the images were built.
 */
export function imageReference(name: ImageName, cordaVersion?: string): string {
    return referenceOf(recipeFor(name, cordaVersion));
}

/** The reference of the image that a recipe makes. */
export function referenceOf(recipe: Recipe): string {
    return `localhost/corda/${recipe.name}:${recipe.version}-${recipeHash(recipe)}`;
}
