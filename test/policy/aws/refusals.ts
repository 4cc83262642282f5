import type { Pass, Refusal } from "../refusal";

export const awsRefusals: readonly Refusal[] = [];

export const awsPasses: readonly Pass[] = [];
