import { describe, expect, it } from "vitest";
import type { HsmClient } from "../../../components/hsm/client";
import { type HsmPod, withHsm } from "../../../components/hsm/pod";
import { scratch } from "../../../components/pods/jvm-tool";
import { hsmArgs, hsmOf, kinds } from "./hsms";
import { hsmClient } from "../../../components/hsm/select";

const place = { baseDirectory: "/node", image: "corda:4.12", account: "party-a", users: ["schema", "node"] };

function pod(): HsmPod {
    const mount = { name: "base", mountPath: "/node" };
    return {
        labels: { "corda/node": "party-a" },
        initContainers: [
            { name: "cordapps", image: "corda:4.12", volumeMounts: [mount] },
            { name: "schema", image: "corda:4.12", volumeMounts: [mount] },
        ],
        containers: [
            { name: "node", image: "corda:4.12", env: [{ name: "POD_IP", value: "x" }], volumeMounts: [mount] },
        ],
        volumes: [{ name: "base", persistentVolumeClaim: { claimName: "party-a" } }, scratch.volume],
    };
}

interface Plain {
    readonly name: string;
    readonly args?: readonly string[];
    readonly command?: readonly string[];
    readonly restartPolicy?: string;
    readonly env?: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: unknown }[];
    readonly volumeMounts: readonly {
        readonly name: string;
        readonly mountPath: string;
        readonly readOnly?: boolean;
    }[];
}

const plain = (made: HsmPod) => [...made.initContainers, ...made.containers] as unknown as readonly Plain[];
const container = (made: HsmPod, name: string) => {
    const found = plain(made).find((one) => one.name === name);
    if (found === undefined) {
        throw new Error(`no container ${name}`);
    }
    return found;
};
const using = (kind: (typeof kinds)[number]["kind"]) => withHsm(pod(), hsmOf(kind), place);

describe("a pod with an HSM", () => {
    it.each(kinds)("of kind $kind mounts no volume that it doesn't have, and none twice [000-7]", ({ kind }) => {
        const made = using(kind);
        const volumes = made.volumes.map(({ name }) => name as string);
        expect(new Set(volumes).size).toBe(volumes.length);
        for (const { volumeMounts } of plain(made)) {
            expect(volumes).toEqual(expect.arrayContaining(volumeMounts.map(({ name }) => name)));
            expect(new Set(volumeMounts.map(({ mountPath }) => mountPath)).size).toBe(volumeMounts.length);
        }
    });

    it.each(kinds)("of kind $kind shows the credentials to one init container alone [000-8] [001-9]", ({ kind }) => {
        const holders = plain(using(kind)).filter(({ volumeMounts }) =>
            volumeMounts.some(({ name }) => name === "hsm-credentials-vault"),
        );
        expect(holders.map(({ name }) => name)).toEqual(["hsm-conf-vault"]);
        expect(
            holders[0]?.volumeMounts.every(({ name, readOnly }) => name !== "hsm-credentials-vault" || readOnly),
        ).toBe(true);
    });

    it.each(kinds)(
        "of kind $kind has no credential in its environment or its arguments [000-8] [001-9]",
        ({ kind }) => {
            for (const { env = [], args = [], command = [] } of plain(using(kind))) {
                expect(env.filter(({ valueFrom }) => valueFrom !== undefined)).toEqual([]);
                const texts = [...env.map(({ value }) => value ?? ""), ...command, ...args].join("\n");
                for (const value of texts.matchAll(/(?:password|username|credentials) = (.*)/g)) {
                    expect(value[1]).toMatch(/^"\$\{file:\/hsm-credentials\/vault\/[a-z-]+\}"$/);
                }
            }
        },
    );

    it.each(kinds)("of kind $kind makes the configuration file in memory [000-8]", ({ kind }) => {
        const made = using(kind);
        expect(made.volumes.find(({ name }) => name === "hsm-conf-vault")).toMatchObject({
            emptyDir: { medium: "Memory" },
        });
        const { configurationFile } = hsmOf(kind);
        const [directory, file] = container(made, "hsm-conf-vault").args ?? [];
        expect(`${directory}/${file}`).toBe(configurationFile);
        expect(container(made, "node").volumeMounts).toContainEqual({
            name: "hsm-conf-vault",
            mountPath: "/hsm/vault",
            readOnly: true,
        });
    });

    it.each(kinds)("of kind $kind has the client software where Corda looks for it [000-7]", ({ kind }) => {
        const made = using(kind);
        const drivers = { name: "hsm-drivers", mountPath: "/node/drivers" };
        expect(container(made, "hsm-driver-vault")).toMatchObject({
            image: "registry.example.com/hsm-client:1",
            command: ["cp", "-R", "/hsm-client/.", "/node/drivers"],
        });
        for (const name of ["schema", "node"]) {
            expect(container(made, name).volumeMounts).toContainEqual(drivers);
        }
        expect(container(made, "cordapps").volumeMounts).toEqual([{ name: "base", mountPath: "/node" }]);
    });

    it("starts what belongs to the HSM before its own init containers, and daemons go on running [000-7]", () => {
        const order = (kind: (typeof kinds)[number]["kind"]) => using(kind).initContainers.map(({ name }) => name);
        expect(order("securosys-primus-x")).toEqual(["hsm-driver-vault", "hsm-conf-vault", "cordapps", "schema"]);
        const daemons = [
            "hsm-driver-vault",
            "hsm-home-vault",
            "hsm-conf-vault",
            "hsm-daemon-vault",
            "cordapps",
            "schema",
        ];
        for (const kind of ["aws-cloudhsm", "ncipher-nshield"] as const) {
            expect(order(kind)).toEqual(daemons);
            const daemon = container(using(kind), "hsm-daemon-vault");
            expect(daemon.restartPolicy).toBe("Always");
            const home = container(using(kind), "node").volumeMounts.find(({ name }) => name === "hsm-home-vault");
            expect(daemon.volumeMounts).toContainEqual(home);
        }
    });

    it("tells the libraries' places without a flag for the JVM [000-7]", () => {
        const env = (kind: (typeof kinds)[number]["kind"]) =>
            Object.fromEntries((container(using(kind), "node").env ?? []).map(({ name, value }) => [name, value]));
        expect(env("gemalto-luna")).toMatchObject({
            LD_LIBRARY_PATH: "/node/drivers/lib",
            ChrystokiConfigurationPath: "/hsm-files/vault",
        });
        expect(env("futurex")).toMatchObject({
            FXPKCS11_CFG: "/hsm-files/vault/fxpkcs11.cfg",
            FXPKCS11_MODULE: "/node/drivers/lib/libfxpkcs11.so",
        });
        expect(env("aws-cloudhsm")).toMatchObject({ LD_LIBRARY_PATH: "/opt/cloudhsm/lib", POD_IP: "x" });
    });

    it("keeps HSMs apart whose names are like parts of another's [000-7]", () => {
        const once = using("utimaco");
        for (const name of ["vault-credentials", "drivers", "driver"]) {
            const both = withHsm(once, hsmClient({ ...hsmArgs("gemalto-luna", "4.12"), name }), place);
            const names = both.volumes.map((volume) => volume.name);
            expect(new Set(names).size).toBe(names.length);
            expect(container(both, "node").volumeMounts.map(({ mountPath }) => mountPath)).toEqual(
                expect.arrayContaining(["/hsm/vault", `/hsm/${name}`]),
            );
        }
    });

    it("is refused a second HSM that wants the first one's directory for its own [000-7]", () => {
        const other = hsmClient({ ...hsmArgs("aws-cloudhsm", "4.12"), name: "other" });
        expect(() => withHsm(using("aws-cloudhsm"), other, place)).toThrow(
            "container schema: two HSMs want /opt/cloudhsm for their own",
        );
    });

    it("waits for a daemon whose socket is known [000-7]", () => {
        expect(container(using("ncipher-nshield"), "hsm-daemon-vault")).toMatchObject({
            startupProbe: { exec: { command: ["test", "-S", "/opt/nfast/sockets/nserver"] } },
        });
    });

    it("can have several, and the same one again changes nothing [000-7]", () => {
        const once = using("utimaco");
        expect(withHsm(once, hsmOf("utimaco"), place)).toBe(once);
        const other: HsmClient = hsmClient({ ...hsmArgs("gemalto-luna", "4.12"), name: "luna" });
        const both = withHsm(once, other, place);
        expect(both.volumes.filter(({ name }) => name === "hsm-drivers")).toHaveLength(1);
        expect(container(both, "node").volumeMounts.map(({ mountPath }) => mountPath)).toEqual(
            expect.arrayContaining(["/hsm/vault", "/hsm/luna", "/node/drivers"]),
        );
    });

    it("refuses two HSMs that want different values of one variable, and containers it doesn't have [000-7]", () => {
        const luna = hsmClient({ ...hsmArgs("gemalto-luna", "4.12"), name: "luna" });
        expect(() => withHsm(using("aws-cloudhsm"), luna, place)).toThrow(
            "container schema: two HSMs want different values of LD_LIBRARY_PATH",
        );
        expect(() => withHsm(pod(), luna, { ...place, users: ["register"] })).toThrow(
            "HSM luna: the pod has no container register",
        );
    });
});
