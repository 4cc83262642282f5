import type { Pass, Refusal } from "../refusal";

export const cordaRefusals: readonly Refusal[] = [];

export const cordaPasses: readonly Pass[] = [];
