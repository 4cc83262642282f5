import { list, type Place, places, type Properties, text } from "../reading";
import type { JudgedResource } from "../rule";

/** A way into or out of a security group. */
export interface Opening extends Place<Properties> {
    /** Blocks at its other end. */
    readonly blocks: readonly Place<string>[];
    /** `tcp`, `-1` for all. */
    readonly protocol: Place<string>;
    readonly from: unknown;
    readonly to: unknown;
}

const single = { ingress: "securityGroupIngressRule", egress: "securityGroupEgressRule" } as const;
const group = "aws:ec2/securityGroup:SecurityGroup";
const older = "aws:ec2/securityGroupRule:SecurityGroupRule";

/** Type tokens of everything that has such ways. */
export function openingTypes(way: keyof typeof single): string[] {
    const token = single[way];
    return [`aws:vpc/${token}:${token.replace(/^s/, "S")}`, older, group];
}

/**
 * The ways of a resource: one of the newest kind, one of the older, or those that are written into the group itself.
 */
export function openingsOf(
    { type, props }: Pick<JudgedResource, "type" | "props">,
    way: keyof typeof single,
): Opening[] {
    if (type === group) {
        return places(props[way], way).map((place) => opening(place, place.path + "."));
    }
    if (type === older) {
        return props["type"] === way ? [opening({ value: props, path: "" }, "")] : [];
    }
    return [
        {
            value: props,
            path: "",
            blocks: ["cidrIpv4", "cidrIpv6"].map((key) => ({ value: text(props[key]), path: key })),
            protocol: { value: text(props["ipProtocol"]), path: "ipProtocol" },
            from: props["fromPort"],
            to: props["toPort"],
        },
    ];
}

function opening({ value, path }: Place<Properties>, prefix: string): Opening {
    return {
        value,
        path,
        blocks: ["cidrBlocks", "ipv6CidrBlocks"].flatMap((key) =>
            list(value[key]).map((block, index) => ({ value: text(block), path: `${prefix}${key}[${String(index)}]` })),
        ),
        protocol: { value: text(value["protocol"]), path: `${prefix}protocol` },
        from: value["fromPort"],
        to: value["toPort"],
    };
}

/** Whether a block is as good as everybody: also half of the internet, because two of those are all of it. */
export function isEverybody(block: string): boolean {
    const [, length] = block.split("/");
    return length !== undefined && Number(length) < (block.includes(":") ? 16 : 8);
}
