import { anyOf, type Answer } from "../../../rule/answers";
import { Field } from "../../../rule/field";
import { chartOf, RELEASE } from "../../../world/kubernetes/helm-releases";
import { admits, matchersIn, type LabelMatcher } from "./label-matchers";
import type { World } from "../../../world/world";

const ALERTMANAGER = /^kubernetes:monitoring\.coreos\.com\/v\w+:Alertmanager$/;
const ALERTMANAGER_CONFIG = /^kubernetes:monitoring\.coreos\.com\/v\w+:AlertmanagerConfig$/;

/** Path of the settings of Alertmanager in the values, by chart. */
const VALUES_OF: Readonly<Record<string, readonly string[]>> = {
  "kube-prometheus-stack": ["alertmanager"],
  prometheus: ["alertmanager"],
  alertmanager: [],
};

/** Settings that read the routes from a place outside of the stack. */
const ELSEWHERE = [
  ["alertmanagerSpec", "configSecret"],
  ["alertmanagerSpec", "useExistingSecret"],
  ["stringConfig"],
] as const;

/** One tree of routes with the receivers that it names. */
export interface RouteTree {
  /** Where a finding about it points. */
  readonly field: Field;
  readonly route: Field;
  readonly receivers: Field;
  /** The only namespace whose alerts it receives; undefined where it receives all. */
  readonly namespace: string | undefined;
}

/** The routes of a stack's Alertmanagers. */
export interface AlertRoutes {
  readonly trees: readonly RouteTree[];
  /** Why there may be more routes than the stack shows. */
  readonly hidden: string | undefined;
}

/** Labels that an alert is known to have, by name. */
export type AlertLabels = Readonly<Record<string, string>>;

/** Reads the routes from the values of charts and from AlertmanagerConfig objects. */
export function alertRoutes(world: World): AlertRoutes {
  const managers = [
    ...world.where((type) => ALERTMANAGER.test(type)),
    ...world.where((type) => type === RELEASE),
  ]
    .map((resource) => managerOf(Field.root(resource)))
    .filter((manager) => manager !== undefined);
  const bounded = managers.length > 0 && managers.every(({ isOpen }) => !isOpen);
  const trees = [
    ...managers.flatMap(({ tree }) => tree ?? []),
    ...configuredRoutes(world, bounded),
  ];
  const reasons = managers.flatMap(({ hidden }) => hidden ?? []);
  const nowhere = "not part of the stack: the routes of Alertmanager";
  return { trees, hidden: reasons[0] ?? (managers.length === 0 ? nowhere : undefined) };
}

/** An Alertmanager with its configuration, as far as the stack shows it. */
interface Manager {
  readonly tree?: RouteTree;
  readonly hidden?: string;
  /** True where the routes of one namespace may receive alerts of another. */
  readonly isOpen: boolean;
}

function managerOf(root: Field): Manager | undefined {
  const { type, name } = root.resource;
  const hidden = `not part of the stack: the Secret with the routes of Alertmanager "${name}"`;
  if (type !== RELEASE) return { hidden, isOpen: isOpen(root.get("spec")) };
  const place = VALUES_OF[chartOf(root) ?? ""];
  if (place === undefined) return undefined;
  const values = root.get("values", ...place);
  if (values.get("enabled").value === false) return undefined;
  const config = values.get("config");
  const open = { isOpen: isOpen(values.get("alertmanagerSpec")) };
  if (ELSEWHERE.some((keys) => isGiven(values.get(...keys)))) return { hidden, ...open };
  if (!config.isSet && root.get("valueYamlFiles").isSet) {
    return { hidden: `not read: the files with the values of "${name}"`, ...open };
  }
  const [route, receivers] = [config.get("route"), config.get("receivers")];
  return { tree: { field: config, route, receivers, namespace: undefined }, ...open };
}

function isGiven({ value }: Field): boolean {
  return value !== undefined && value !== "" && value !== false;
}

function isOpen(spec: Field): boolean {
  const strategy = spec.get("alertmanagerConfigMatcherStrategy", "type");
  const isDefault = !strategy.isSet || strategy.value === "OnNamespace";
  return !isDefault || spec.get("alertmanagerConfiguration").isSet;
}

function configuredRoutes(world: World, bounded: boolean): readonly RouteTree[] {
  const { namespaceOf } = world;
  return world
    .where((type) => ALERTMANAGER_CONFIG.test(type))
    .filter(({ partial }) => !partial)
    .map((resource) => {
      const spec = Field.root(resource).get("spec");
      const [route, receivers] = [spec.get("route"), spec.get("receivers")];
      const namespace = bounded ? namespaceOf(resource) : undefined;
      return { field: route, route, receivers, namespace };
    });
}

/** Whether an alert with the labels reaches a receiver with an integration. */
export function isDelivered(tree: RouteTree, labels: AlertLabels): Answer {
  const { route, receivers } = tree;
  return matches(route, labels) === "no" ? false : follow(route, undefined, receivers, labels);
}

/**
 * The first child that matches the alert decides, unless it sets `continue`. A child with conditions
 * on other labels may match: it counts where it delivers the alert and is skipped otherwise.
 */
function follow(
  route: Field,
  inherited: Field | undefined,
  receivers: Field,
  labels: AlertLabels,
): Answer {
  if (!route.isReadable) return route;
  const own = route.get("receiver");
  const receiver = own.isSet ? own : inherited;
  const answers: Answer[] = [];
  for (const child of route.get("routes").items()) {
    const isMatched = matches(child, labels);
    if (isMatched === "no") continue;
    const delivered = follow(child, receiver, receivers, labels);
    if (isMatched === "perhaps") {
      if (delivered === true) return true;
      continue;
    }
    answers.push(delivered);
    if (child.get("continue").value !== true) return anyOf(answers);
  }
  if (answers.length > 0) return anyOf(answers);
  return receiver === undefined ? false : hasIntegration(receiver, receivers);
}

function matches(route: Field, labels: AlertLabels): "yes" | "no" | "perhaps" {
  let isSure = true;
  for (const matcher of matchersOf(route)) {
    const value = matcher === undefined ? undefined : labels[matcher.label];
    if (matcher === undefined || value === undefined) isSure = false;
    else if (!admits(matcher, value)) return "no";
  }
  return isSure ? "yes" : "perhaps";
}

/** The conditions of a route, old and new; undefined for one that cannot be read. */
function matchersOf(route: Field): readonly (LabelMatcher | undefined)[] {
  const old = (["match", "match_re"] as const).flatMap((key) =>
    route
      .get(key)
      .entries()
      .map(([label, { text }]) => {
        const operator = key === "match" ? "=" : "=~";
        return text === undefined ? undefined : { label, operator, value: text };
      }),
  );
  return [...old, ...route.get("matchers").items().flatMap(readMatcher)];
}

/** A matcher is a text in the configuration file and an object in an AlertmanagerConfig. */
function readMatcher(matcher: Field): readonly (LabelMatcher | undefined)[] {
  if (matcher.text !== undefined) return matchersIn(matcher.text);
  const [name, value, type] = ["name", "value", "matchType"].map((key) => matcher.get(key));
  const isPattern = matcher.get("regex").value === true;
  if (name?.text === undefined || value?.isReadable === false) return [undefined];
  const operator = type?.text ?? (isPattern ? "=~" : "=");
  return [{ label: name.text, operator, value: value?.text ?? "" }];
}

/** A receiver without an integration drops its alerts. */
function hasIntegration(name: Field, receivers: Field): Answer {
  if (!name.isReadable) return name;
  return anyOf(
    receivers.items().map((receiver) => {
      if (!receiver.isReadable) return receiver;
      if (receiver.get("name").value !== name.value) return false;
      const integrations = receiver.entries().filter(([key]) => /(?:_c|C)onfigs$/.test(key));
      return anyOf(
        integrations.map(([, list]) => (list.isReadable ? list.items().length > 0 : list)),
      );
    }),
  );
}
