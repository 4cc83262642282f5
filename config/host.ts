import { isIP } from "node:net";
import { z } from "zod";
import { quoted } from "./quoted";
import { text } from "./text";

const dnsName = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/i;

/** What is wrong with a host (DNS name or IPv4 address, nothing around it), or undefined. */
export function hostMistake(host: string): string | undefined {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(host)) {
        return `${quoted(host)} is a URL — write the host alone, like corda.example.com`;
    }
    if (/^(localhost|0\.0\.0\.0|127(\.\d+){3}|::1?)$/i.test(host)) {
        return `${quoted(host)} is a machine's own address, which nobody else can reach — write the name by which others reach it`;
    }
    return isIP(host) === 4 || (dnsName.test(host) && !/^[\d.]+$/.test(host))
        ? undefined
        : `${quoted(host)} is no host — write a DNS name or an IPv4 address without scheme, port or path, like corda.example.com`;
}

/** A key that holds a host. */
export function host(description: string, example: string) {
    return text({ description, examples: [example], mistakes: hostMistake });
}

/** A key that holds a TCP port. */
export function port(description: string, example: number) {
    return z
        .number()
        .int("is not a whole number — give a port, 1 to 65535")
        .min(1, "is no port — give 1 to 65535")
        .max(65535, "is no port — give 1 to 65535")
        .meta({ description: `${description} 1 to 65535.`, examples: [example] });
}

/** What is wrong with the URL of an HTTP service, or undefined. Never repeats the URL: it may hold a token. */
export function httpUrlMistake(given: string, of: string): string | undefined {
    let url: URL;
    try {
        url = new URL(given);
    } catch {
        return `is no URL — write https://host of ${of}`;
    }
    if (url.protocol !== "https:" && url.protocol !== "http:") {
        return `begins with ${url.protocol} — use https:// or http://`;
    }
    if (url.search !== "" || url.hash !== "") {
        return `has a ? or # in it — write the address of ${of} alone, without query or fragment`;
    }
    return hostMistake(url.hostname) === undefined
        ? undefined
        : "names a host that pods can't reach — write the name by which others reach it";
}

/** A key that holds the URL of an HTTP service. */
export function httpUrl(description: string, of: string, example: string) {
    return text({ description, examples: [example], mistakes: (given) => httpUrlMistake(given, of) });
}
