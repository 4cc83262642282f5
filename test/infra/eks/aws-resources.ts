import type { Statement } from "../../../infra/eks/iam-policies";
import type { ProgramGraph, RecordedResource } from "../../program/program-graph";
import { unwrapped } from "../../program/recorded-values";

/** What a test reads of a resource: its inputs without secret marks, whatever their shape. */
// A test says itself which shape it expects, and fails where another one comes.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Inputs = Record<string, any>;

/** The inputs of one resource, by the last part of its type and its name. */
export function inputsOf(graph: ProgramGraph, type: string, name: string): Inputs {
    return inputs(graph.one(type, name));
}

/** The inputs of a resource. */
export function inputs(resource: RecordedResource): Inputs {
    return unwrapped(resource.inputs) as Inputs;
}

/** Every resource of AWS. */
export function inAws(graph: ProgramGraph): RecordedResource[] {
    return graph.resources.filter(({ type }) => type.startsWith("aws:"));
}

/** Type and name, as one reads them. */
export const named = ({ type, name }: RecordedResource) => `${type.split(":").at(-1)} ${name}`;

/** The statements of a policy that a resource was given. */
export function statementsOf(graph: ProgramGraph, type: string, name: string, key = "policy"): Statement[] {
    const text = inputsOf(graph, type, name)[key] as string;
    return (JSON.parse(text) as { Statement: Statement[] }).Statement;
}

/** Actions that policies of the program's own allow on everything. */
export function actionsOnEverything(graph: ProgramGraph): string[] {
    return graph
        .ofType("RolePolicy")
        .flatMap(({ name }) => statementsOf(graph, "RolePolicy", name))
        .filter(({ Effect, Resource }) => Effect === "Allow" && [Resource].flat().includes("*"))
        .flatMap(({ Action }) => [Action].flat());
}
