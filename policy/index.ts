import { PolicyPack } from "@pulumi/policy";
import { policiesOf } from "./pack";
import { rules } from "./rules";

new PolicyPack("corda", { policies: policiesOf(rules), description: "Rules for networks of Corda nodes." });
