import * as pulumi from "@pulumi/pulumi";
import { renderHocon } from "../node/hocon";
import { angelFlagFiles, type AngelService, planAngelConf, planAngelFlags } from "./angel";
import { paths } from "./files";
import { type CenmMembership, serviceHost } from "./membership";
import { tlsPasswords } from "./passwords";
import { flagArguments, type JvmStart } from "./start";
import { cenmRelease } from "./versions";

/** How one of the three services is run: by itself from a file of this product's, or by its angel from the zone's. */
export interface ServiceStart {
    readonly start: Omit<JvmStart, "size">;
    readonly configuration: pulumi.Output<Record<string, string>>;
    readonly angelDirectory?: string;
}

const tokenOf = { "identity-manager": "identityManager", signer: "signer", "network-map": "networkMap" } as const;

/** Whether an operator has given the zone service a configuration for it. */
export function hasAngel({ args }: CenmMembership, service: AngelService): boolean {
    return args.zoneTokens?.[tokenOf[service]] !== undefined;
}

/**
 * The start of a service, under its angel where there is a zone token. Its own file stays beside the angel's: it is
 * what an operator gives the zone service, and what a bootstrap needs.
 */
export function serviceStart(
    membership: CenmMembership,
    service: AngelService,
    own: { readonly jar: string; readonly file: string; readonly text: pulumi.Output<string> },
): ServiceStart {
    const { args, passwords } = membership;
    const token = args.zoneTokens?.[tokenOf[service]];
    const ownFile = own.text.apply((text) => ({ [own.file]: text }));
    if (token === undefined) {
        return {
            start: { jar: own.jar, arguments: ["--config-file", `${paths.configuration}/${own.file}`] },
            configuration: ownFile,
        };
    }
    const zoneHost = serviceHost(membership.name, args.namespaceName, "zone");
    const hasFile = cenmRelease(args.version).configurationFile.angel;
    const configuration = pulumi.all([passwords, token, ownFile]).apply(([all, its, files]) => {
        const planned = {
            service,
            zoneHost,
            token: its,
            tls: tlsPasswords(all, service),
            networkRootPassword: all.pki.networkRoot,
        };
        return {
            ...files,
            ...(hasFile ? { "angel.conf": renderHocon(planAngelConf(planned)) } : angelFlagFiles(planned)),
        };
    });
    return {
        start: {
            jar: "angel.jar",
            ...(hasFile
                ? { arguments: ["--config-file", `${paths.configuration}/angel.conf`] }
                : flagArguments(planAngelFlags(service, zoneHost))),
        },
        configuration,
        angelDirectory: paths.angel,
    };
}
