import * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { EngineLog } from "../rpc/engine-log";
import { unary } from "../rpc/unary";
import { check } from "./check";
import { checkConfiguration, compareConfiguration, configure } from "./configure";
import { create } from "./create";
import { remove } from "./delete";
import { diff } from "./diff";
import { autonamingOf, checkResponse, diffResponse, fromStruct, statusOf, toStruct } from "./messages";
import { read } from "./read";
import { isNamespaced } from "./scope";
import { reveal } from "./secrets";
import type { Session } from "./session";
import { isUnready } from "./unready";
import { update } from "./update";
import type { JsonObject } from "./values";

/** A method whose partial failures carry the state to keep. */
function answering<Request, Response>(
    handler: (request: Request) => Promise<Response> | Response,
): grpc.handleUnaryCall<Request, Response> {
    return unary(handler, statusOf);
}

/** The provider as the engine calls it: messages in, messages out, and nothing decided here. */
export class ProviderServer {
    private readonly log: EngineLog;
    private readonly version: string;
    private readonly cancellation = new AbortController();
    private session: Session | undefined;

    constructor(log: EngineLog, version: string) {
        this.log = log;
        this.version = version;
    }

    implementation(): grpc.UntypedServiceImplementation {
        return {
            getPluginInfo: answering(() => new PluginInfo().setVersion(this.version)),
            getSchema: answering(() => new proto.GetSchemaResponse().setSchema("{}")),
            checkConfig: answering((request: proto.CheckRequest) => this.checkConfig(request)),
            diffConfig: answering((request: proto.DiffRequest) => this.diffConfig(request)),
            configure: answering((request: proto.ConfigureRequest) => this.configure(request)),
            check: answering((request: proto.CheckRequest) => this.check(request)),
            diff: answering((request: proto.DiffRequest) => this.diff(request)),
            create: answering((request: proto.CreateRequest) => this.create(request)),
            read: answering((request: proto.ReadRequest) => this.read(request)),
            update: answering((request: proto.UpdateRequest) => this.update(request)),
            delete: answering((request: proto.DeleteRequest) => this.delete(request)),
            invoke: answering((request: proto.InvokeRequest) => notHere(request.getTok())),
            construct: answering((request: proto.ConstructRequest) => notHere(request.getType())),
            cancel: answering(() => {
                this.cancellation.abort();
                return new Empty();
            }),
        };
    }

    private checkConfig(request: proto.CheckRequest): proto.CheckResponse {
        const inputs = fromStruct(request.getNews());
        return checkResponse(inputs, checkConfiguration(reveal(inputs) as JsonObject));
    }

    private diffConfig(request: proto.DiffRequest): proto.DiffResponse {
        const { changed, replaces } = compareConfiguration(
            fromStruct(request.getOlds()),
            fromStruct(request.getNews()),
        );
        const response = new proto.DiffResponse();
        response.setChanges(
            changed.length > 0 ? proto.DiffResponse.DiffChanges.DIFF_SOME : proto.DiffResponse.DiffChanges.DIFF_NONE,
        );
        response.setDiffsList(changed);
        response.setReplacesList(replaces);
        return response;
    }

    private configure(request: proto.ConfigureRequest): proto.ConfigureResponse {
        const args: JsonObject = {};
        for (const [key, value] of request.getVariablesMap().entries() as unknown as Iterable<[string, string]>) {
            args[key.replace(/^kubernetes:config:/, "")] = value;
        }
        Object.assign(args, fromStruct(request.getArgs()));
        this.session = configure(args, this.log, this.cancellation.signal);
        return new proto.ConfigureResponse()
            .setAcceptsecrets(true)
            .setSupportspreview(true)
            .setSupportsAutonamingConfiguration(true);
    }

    private async check(request: proto.CheckRequest): Promise<proto.CheckResponse> {
        const { inputs, failures } = await check(this.configured(), {
            urn: request.getUrn(),
            olds: fromStruct(request.getOlds()),
            news: fromStruct(request.getNews()),
            seed: request.getRandomseed_asU8(),
            autonaming: autonamingOf(request),
        });
        return checkResponse(inputs, failures);
    }

    private async diff(request: proto.DiffRequest): Promise<proto.DiffResponse> {
        const session = this.configured();
        const news = fromStruct(request.getNews());
        const inputs = reveal(news) as JsonObject;
        const result = diff(session.options, {
            olds: fromStruct(request.getOlds()),
            news,
            ignoreChanges: request.getIgnorechangesList(),
            namespaced: await isNamespaced(session, inputs),
            unready: await isUnready(session, inputs),
        });
        return diffResponse(result);
    }

    private async create(request: proto.CreateRequest): Promise<proto.CreateResponse> {
        const { id, state } = await create(this.configured(), {
            urn: request.getUrn(),
            inputs: fromStruct(request.getProperties()),
            timeout: request.getTimeout(),
            preview: request.getPreview(),
        });
        return new proto.CreateResponse().setId(id).setProperties(toStruct(state));
    }

    private async read(request: proto.ReadRequest): Promise<proto.ReadResponse> {
        const found = await read(this.configured(), {
            urn: request.getUrn(),
            id: request.getId(),
            state: fromStruct(request.getProperties()),
            inputs: fromStruct(request.getInputs()),
        });
        if (found === undefined) return new proto.ReadResponse();
        return new proto.ReadResponse()
            .setId(found.id)
            .setProperties(toStruct(found.state))
            .setInputs(toStruct(found.inputs));
    }

    private async update(request: proto.UpdateRequest): Promise<proto.UpdateResponse> {
        const state = await update(this.configured(), {
            urn: request.getUrn(),
            olds: fromStruct(request.getOlds()),
            inputs: fromStruct(request.getNews()),
            ignoreChanges: request.getIgnorechangesList(),
            timeout: request.getTimeout(),
            preview: request.getPreview(),
        });
        return new proto.UpdateResponse().setProperties(toStruct(state));
    }

    private async delete(request: proto.DeleteRequest): Promise<Empty> {
        await remove(this.configured(), {
            urn: request.getUrn(),
            id: request.getId(),
            state: fromStruct(request.getProperties()),
            timeout: request.getTimeout(),
        });
        return new Empty();
    }

    private configured(): Session {
        if (this.session === undefined) throw new Error("the provider hasn't been configured");
        return this.session;
    }
}

function notHere(token: string): never {
    throw Object.assign(
        new Error(
            `${token} needs the official Kubernetes provider: charts, YAML files and functions run inside it. ` +
                "The provider used here serves typed resources only.",
        ),
        { code: grpc.status.UNIMPLEMENTED },
    );
}
