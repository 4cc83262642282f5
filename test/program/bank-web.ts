import type { ProgramGraph } from "./program-graph";
import { recordProgram } from "./recorded-graph";

/** A web client of party A, as a stack file names it. */
export const bankWeb = {
    name: "bank-web",
    node: "party-a",
    image: "registry.example.com/bank-web:1.0",
    host: "bank.example.com",
    ingress: { class: "nginx", namespace: "ingress-nginx" },
    tls: { issuer: "letsencrypt" },
};

/** The `dev` stack with one web client. */
export function withWebClient(client: Readonly<Record<string, unknown>> = bankWeb): Promise<ProgramGraph> {
    return recordProgram({ edit: ({ network }) => (network["webClients"] = [client]) });
}
