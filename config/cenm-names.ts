import { resolveCenmRelease } from "../components/versions/cenm";
import { hostMistake } from "./host";
import { legalNameMistakes } from "./legal-name";
import { quoted } from "./quoted";

/** What is wrong with a release of CENM, or undefined. */
export function cenmVersionMistake(version: string): string | undefined {
    try {
        resolveCenmRelease(version);
    } catch (error) {
        return error instanceof Error ? error.message : undefined;
    }
    return version === "1.6.0"
        ? `"1.6.0" starts its zone service as 1.5 does — use 1.6.1 or later, or "1.6" for the newest`
        : undefined;
}

/** The host becomes part of certificates for good: a name can be pointed elsewhere, an address can't. */
export function crlHostMistake(given: string): string | undefined {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(given) || given.includes("/")) {
        return `${quoted(given)} has more than a host — write the name alone, with a port where it isn't 80, like crl.example.com`;
    }
    const [, name = "", port] = /^(.*?)(?::(\d+))?$/.exec(given) ?? [];
    if (/^[\d.]+$/.test(name) || name.includes(":") || name.startsWith("[")) {
        return `${quoted(given)} is an address, and every certificate would name it for good — write a DNS name, like crl.example.com`;
    }
    return port !== undefined && (Number(port) < 1 || Number(port) > 65535)
        ? `${quoted(given)} has no port from 1 to 65535 — leave it out for 80`
        : hostMistake(name);
}

/** What is wrong with the name below which the authorities of a zone are named. */
export function authoritySubjectMistakes(subject: string): readonly string[] {
    return /(^|,) *CN *=/i.test(subject)
        ? ["has a CN — leave it out: every authority gets one of its own, like CN=Root CA"]
        : legalNameMistakes(subject);
}
