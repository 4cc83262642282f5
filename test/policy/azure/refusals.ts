import type { Pass, Refusal } from "../refusal";

export const azureRefusals: readonly Refusal[] = [];

export const azurePasses: readonly Pass[] = [];
