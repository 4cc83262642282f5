/** Takes one line about what is under way and how far; long functions call it, the caller decides how it is shown. */
export type Report = (line: string) => void;

/** For callers that show nothing. */
export const silent: Report = () => undefined;
