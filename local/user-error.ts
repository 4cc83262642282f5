/** A mistake or a lack on the user's side: shown as its message, without a stack trace. */
export class UserError extends Error {
    override readonly name: string = "UserError";
}
