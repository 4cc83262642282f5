import { at, list, places, type Place, type Properties } from "../reading";

/** The users whom a node.conf names, in either of the two ways in which it can. */
export function rpcUsersOf(conf: Properties): Place<Properties>[] {
    const inService = "security.authService.dataSource.users";
    return [...places(conf["rpcUsers"], "rpcUsers"), ...places(at(conf, ...inService.split(".")), inService)];
}

/** Whether a user may do everything. */
export function mayDoAll(user: Properties): boolean {
    return list(user["permissions"]).some((permission) => permission === "ALL");
}
