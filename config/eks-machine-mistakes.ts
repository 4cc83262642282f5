import type { EksConfig } from "./eks";
import { instanceType, isOffered } from "./eks-instances";
import type { Mistake } from "./eks-mistakes";
import { quoted } from "./quoted";

/** What is wrong between machines, the region and what images were built for. */
export function machineMistakes({ region, machines }: Pick<EksConfig, "region" | "machines">): Mistake[] {
    const { stateless } = machines;
    const types: readonly [path: readonly string[], name: string][] = [
        [["instanceType"], machines.instanceType],
        [["systemInstanceType"], machines.systemInstanceType],
        ...(stateless === undefined
            ? []
            : [[["stateless", "instanceType"], stateless.instanceType] satisfies [string[], string]]),
    ];
    return [
        ...types.flatMap(([path, name]): Mistake[] => {
            const message = typeMistake(name, { region, machines });
            return message === undefined ? [] : [[["machines", ...path], message]];
        }),
        ...(stateless !== undefined && stateless.maximum <= stateless.minimum
            ? ([
                  [
                      ["machines", "stateless", "maximum"],
                      `leaves an autoscaler nothing to do above machines.stateless.minimum ${stateless.minimum} — raise it`,
                  ],
              ] satisfies Mistake[])
            : []),
    ];
}

function typeMistake(name: string, { region, machines }: Pick<EksConfig, "region" | "machines">): string | undefined {
    const machine = instanceType(name);
    if (machine === undefined) {
        return undefined;
    }
    if (machine.architecture !== machines.architecture) {
        return `${quoted(name)} is ${machine.architecture}, and machines.architecture is ${machines.architecture} — take a machine of it, or build the images for ${machine.architecture}`;
    }
    return machines.offered || isOffered(region, machine.generation)
        ? undefined
        : `${quoted(name)} isn't known to be offered in ${region} — take an older one like ${machine.architecture === "arm64" ? "m6g" : "m6i"}.2xlarge, or write machines.offered: true if \`aws ec2 describe-instance-type-offerings\` lists it`;
}
