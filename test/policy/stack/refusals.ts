import type { Pass, Refusal } from "../refusal";

export const stackRefusals: readonly Refusal[] = [];

export const stackPasses: readonly Pass[] = [];
