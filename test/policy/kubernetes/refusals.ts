import { type Pass, type Refusal, set } from "../refusal";
import { deployment } from "./compliant";

const container = "spec.template.spec.containers[0]";

export const kubernetesRefusals: readonly Refusal[] = [
    {
        rule: "kubernetes-privileged-container",
        what: "a privileged container",
        of: () => [deployment()],
        broken: (props) => {
            set(props, `${container}.securityContext.privileged`, true);
        },
        at: `${container}.securityContext.privileged`,
    },
];

export const kubernetesPasses: readonly Pass[] = [
    {
        rule: "kubernetes-privileged-container",
        what: "a container that says it isn't privileged",
        of: () => {
            const example = deployment();
            set(example.props, `${container}.securityContext.privileged`, false);
            return [example];
        },
    },
];
