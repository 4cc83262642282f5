/**
 * Node.js 20.20 never comes back from colouring a stack frame in a file that lies right under a scope of node_modules
 * (`node_modules/@pulumi/resource.ts`), which is what the SDK's source maps make of its own files. It takes half a
 * minute and all the memory a string may have until an error of the program is shown. Such errors are shown uncoloured.
 */
const guard = `
import util from "node:util";
const inspect = util.inspect;
const looping = /node_modules[\\\\/]@[^\\\\/\\s]+[\\\\/][^\\\\/\\s]*$/m;
const guarded = (value, ...rest) =>
    value instanceof Error && looping.test(String(value.stack)) ? inspect(value) : inspect(value, ...rest);
util.inspect = Object.defineProperties(guarded, Object.getOwnPropertyDescriptors(inspect));
`;

/** Options for `node` that every program is started with. */
export const guardArguments: readonly string[] = ["--import", `data:text/javascript,${encodeURIComponent(guard)}`];
