import { createHash } from "node:crypto";

/**
 * A name that AWS takes: joined by dashes, and where that is too long or has two dashes in a row, shortened with a hash
 * of the whole behind it, so that two such names stay apart. Source: RDS, "Naming constraints".
 *
 * @param most How many characters AWS takes.
 */
export function shortName(parts: readonly string[], most: number): string {
    const whole = parts.join("-");
    const single = whole.replace(/-{2,}/g, "-");
    if (whole.length <= most && whole === single) {
        return whole;
    }
    const hash = createHash("sha256").update(whole).digest("hex").slice(0, 7);
    return `${single.slice(0, most - 8).replace(/-+$/, "")}-${hash}`;
}
