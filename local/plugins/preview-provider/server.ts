import { isDeepStrictEqual } from "node:util";
import * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { fromStruct, toStruct } from "../kubernetes/messages";
import { reveal } from "../kubernetes/secrets";
import type { JsonObject } from "../kubernetes/values";
import { unary } from "../rpc/unary";
import type { Declarations } from "./declarations";
import type { PluginIdentity } from "./identity";
import { plannedOutputs } from "./planned-outputs";

/**
 * A provider of any package, for previews alone: it asks no cloud, so it needs no account, and makes nothing. What a
 * resource is given is known, what the cloud would add isn't, and any other work is refused.
 */
export class PreviewProviderServer {
    private readonly identity: PluginIdentity;
    private readonly declarations: Declarations;

    constructor(identity: PluginIdentity, declarations: Declarations) {
        this.identity = identity;
        this.declarations = declarations;
    }

    implementation(): grpc.UntypedServiceImplementation {
        return {
            getPluginInfo: unary(() => new PluginInfo().setVersion(this.identity.version)),
            getSchema: unary(() => new proto.GetSchemaResponse().setSchema("{}")),
            checkConfig: unary(takeInputs),
            diffConfig: unary((request: proto.DiffRequest) => compare(request.getOldInputs(), request)),
            configure: unary(() =>
                new proto.ConfigureResponse()
                    .setAcceptsecrets(true)
                    .setSupportspreview(true)
                    .setSupportsAutonamingConfiguration(true),
            ),
            check: unary(takeInputs),
            diff: unary((request: proto.DiffRequest) => compare(request.getOldInputs(), request)),
            create: unary((request: proto.CreateRequest) => this.create(request)),
            read: unary((request: proto.ReadRequest) => this.read(request)),
            update: unary((request: proto.UpdateRequest) => this.update(request)),
            delete: unary(() => this.refuse("delete a resource")),
            invoke: unary((request: proto.InvokeRequest) => this.refuse(`call ${request.getTok()}`)),
            call: unary((request: proto.CallRequest) => this.refuse(`call ${request.getTok()}`)),
            construct: unary((request: proto.ConstructRequest) =>
                this.refuse(`make the parts of ${request.getType()}`),
            ),
            cancel: unary(() => new Empty()),
        };
    }

    private create(request: proto.CreateRequest): proto.CreateResponse {
        if (!request.getPreview()) this.refuse("create a resource");
        const outputs = this.planned(request.getUrn(), fromStruct(request.getProperties()));
        return new proto.CreateResponse().setProperties(toStruct(outputs));
    }

    /** What the program doesn't change stays as it was; that an output follows from a changed input isn't known here. */
    private update(request: proto.UpdateRequest): proto.UpdateResponse {
        if (!request.getPreview()) this.refuse("update a resource");
        const news = this.planned(request.getUrn(), fromStruct(request.getNews()));
        return new proto.UpdateResponse().setProperties(toStruct({ ...fromStruct(request.getOlds()), ...news }));
    }

    /** A program that names an existing resource gives its ID; a refresh, which knows inputs, wants to see the real one. */
    private read(request: proto.ReadRequest): proto.ReadResponse {
        if (Object.keys(fromStruct(request.getInputs())).length > 0) this.refuse("look at what is deployed");
        const state = this.planned(request.getUrn(), fromStruct(request.getProperties()));
        return new proto.ReadResponse().setId(request.getId()).setProperties(toStruct(state));
    }

    private planned(urn: string, inputs: JsonObject): JsonObject {
        return plannedOutputs(this.declarations, typeOf(urn), inputs);
    }

    private refuse(what: string): never {
        const { name, version } = this.identity;
        throw Object.assign(
            new Error(
                `this is the stand-in for previews, which can't ${what}: install the official provider ` +
                    `${name} ${version} to deploy (pulumi plugin install resource ${name} ${version})`,
            ),
            { code: grpc.status.UNIMPLEMENTED },
        );
    }
}

/** The type of the resource itself, the last of those in a URN. */
function typeOf(urn: string): string {
    return (urn.split("::")[2] ?? "").split("$").pop() ?? "";
}

/** Only the cloud knows what it would refuse. */
function takeInputs(request: proto.CheckRequest): proto.CheckResponse {
    return new proto.CheckResponse().setInputs(request.getNews());
}

/** Inputs are compared with those of last time. Which change would replace a resource only the cloud's provider knows. */
function compare(
    oldInputs: ReturnType<proto.DiffRequest["getOldInputs"]>,
    request: proto.DiffRequest,
): proto.DiffResponse {
    const before = reveal(fromStruct(oldInputs)) as JsonObject;
    const after = reveal(fromStruct(request.getNews())) as JsonObject;
    const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])]
        .filter((key) => !isDeepStrictEqual(before[key], after[key]))
        .filter((key) => !request.getIgnorechangesList().includes(key));
    const { DIFF_SOME, DIFF_NONE } = proto.DiffResponse.DiffChanges;
    return new proto.DiffResponse().setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE).setDiffsList(changed);
}
