import { createHash } from "node:crypto";

/**
 * A name that AWS takes: joined by dashes, and where that is too long, cut with a hash of the whole behind it, so that
 * two long names stay apart.
 *
 * @param most How many characters AWS takes.
 */
export function shortName(parts: readonly string[], most: number): string {
    const whole = parts.join("-");
    if (whole.length <= most) {
        return whole;
    }
    const hash = createHash("sha256").update(whole).digest("hex").slice(0, 7);
    return `${whole.slice(0, most - 8).replace(/-+$/, "")}-${hash}`;
}
