import { pascalCase } from "../../document/names.ts";
import type { OperationModel } from "../../document/operations.ts";
import { compact, inline } from "../literal.ts";

type Operations = readonly OperationModel[];
type Resource = NonNullable<OperationModel["resource"]>;

const find = (operations: Operations, name: string, role: string): OperationModel | undefined =>
  operations.find(({ resource }) => resource?.name === name && resource.role === role);

/** The first property that a server gives such a default. */
const propertyOf = ({ defaults, updatedAt }: Resource, value: string): string | undefined =>
  Object.entries((defaults ?? {}) as object).find(
    ([name, each]) => each === value && name !== updatedAt,
  )?.[0];

const parametersOf = ({ parameters }: OperationModel, place: string): string[] =>
  parameters.filter((each) => each.in === place).map(({ name }) => name);

/** How a create finds what it made when its response is lost. */
export interface LookupModel {
  /** The id of the operation that lists. */
  readonly list: string;
  readonly code: string;
}

/**
 * The lookup of a create; undefined where there can be none: without a list that pages within the same parent, or without
 * a property that tells one from another.
 */
export const lookupOf = (
  create: OperationModel,
  operations: Operations,
): LookupModel | undefined => {
  const { resource } = create;
  if (resource?.role !== "create") return undefined;
  const list = find(operations, resource.name, "list");
  const id = propertyOf(resource, "$uuid");
  if (list?.source["x-paging"] === undefined || id === undefined) return undefined;
  const known = parametersOf(create, "path");
  if (!parametersOf(list, "path").every((name) => known.includes(name))) return undefined;
  const { within, unique } = resource;
  const parent = typeof within === "string" ? within : within?.property;
  const isFilter = parent !== undefined && parametersOf(list, "query").includes(parent);
  const details = compact({
    id,
    createdAt: propertyOf(resource, "$now"),
    parent: isFilter ? parent : undefined,
    unique,
  });
  const code = `reconcile({ list: ${list.id}, ${inline(details).slice(2)})`;
  return { list: list.id, code };
};

/** A method that waits for a resource. */
export interface WaitModel {
  readonly name: string;
  /** The goal, as code. */
  readonly goal: string;
  /** Its lines. */
  readonly comment: readonly string[];
  /** Whether it gives the resource; otherwise nothing. */
  readonly givesResource: boolean;
}

const RHYTHM =
  "It asks after a second and then ever less often, down to every 5 seconds, by default for 10 minutes.";

/** The methods that wait, beside the operation that shows a resource with a life cycle. */
export const waitsOf = (show: OperationModel, operations: Operations): WaitModel[] => {
  if (show.resource?.role !== "show") return [];
  const resource = show.resource.name;
  const lifecycle = find(operations, resource, "create")?.resource?.lifecycle;
  if (lifecycle === undefined) return [];
  const { property, ready, failed, deleting } = lifecycle;
  const failures = failed === undefined ? [] : [failed];
  const hopeless = [...failures, deleting];
  const becomesReady = {
    name: `waitUntil${pascalCase(ready.toLowerCase())}`,
    goal: inline({ resource, property, until: ready, failed: hopeless }),
    comment: [
      `Waits until the ${resource} is ${ready}, and gives it. Fails at once when it is ${hopeless.join(" or ")}; that the API`,
      `doesn't know it yet is taken for lateness in the first 10 seconds. ${RHYTHM}`,
    ],
    givesResource: true,
  };
  const isDeleted = {
    name: "waitUntilDeleted",
    goal: inline({ resource, property, failed: failures }),
    comment: [
      `Waits until the API doesn't know the ${resource} any more.${failures.map((each) => ` Fails at once when it is ${each}.`).join("")} ${RHYTHM}`,
    ],
    givesResource: false,
  };
  return find(operations, resource, "delete") ? [becomesReady, isDeleted] : [becomesReady];
};
