/** A text that the engine doesn't know before the update, as a policy pack gets it. */
export const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
