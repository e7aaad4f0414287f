import { ADDON_COMPATIBILITY, type KnownAddon } from "../compatibility/addons";
import {
  CONTROLLER_COMPATIBILITY,
  type ControllerCompatibility,
  type ControllerRelease,
  type KnownController,
} from "../compatibility/controllers";
import { EKS_CALENDAR, NODE_SKEW, type SupportWindow } from "../compatibility/kubernetes";
import { REMOVED_APIS, type RemovedApi } from "../compatibility/removed-apis";
import type { Sourced } from "../compatibility/sourced";
import { isSupportedKubernetes } from "../versions";

/** The number behind `1.`, of `1.35`, `v1.35` or `1.35.3`; undefined for anything else. */
export function minorNumber(version: string): number | undefined {
  const match = /^v?1\.(\d{1,3})(?:\.\d.*)?$/.exec(version);
  return match === null ? undefined : Number(match[1]);
}

/** Minors behind `from` up to and including `to`: the stops of an upgrade, one at a time. */
export function minorsBetween(from: string, to: string): readonly string[] {
  const [first, last] = [minorNumber(from), minorNumber(to)];
  if (first === undefined || last === undefined || last <= first) return [];
  return Array.from({ length: last - first }, (_, index) => `1.${first + 1 + index}`);
}

/** The dates of EKS's support of a minor; undefined where no source gives them. */
export function supportWindow(minor: string): Sourced<SupportWindow> | undefined {
  return EKS_CALENDAR[minor];
}

/** How EKS supports a minor on a day: `unknown` where no source says. */
export type SupportPhase = "standard" | "extended" | "ended" | "unknown";

/** @param asOf - ISO date, `2026-11-24` */
export function supportPhase(minor: string, asOf: string): SupportPhase {
  const window = supportWindow(minor)?.value;
  if (window === undefined) return "unknown";
  if (asOf < window.standardUntil) return "standard";
  return asOf < window.extendedUntil ? "extended" : "ended";
}

/** How a node's minor stands to its control plane's. */
export type NodeSkew = "ok" | "ahead" | "too-far-behind" | "unknown";

/** Nodes may trail by three minors and never lead. */
export function nodeSkew(controlPlane: string, node: string): NodeSkew {
  const [cluster, kubelet] = [minorNumber(controlPlane), minorNumber(node)];
  if (cluster === undefined || kubelet === undefined) return "unknown";
  if (kubelet > cluster) return "ahead";
  return cluster - kubelet > NODE_SKEW.value ? "too-far-behind" : "ok";
}

/** True for an add-on in the table; narrows the type. */
export function isKnownAddon(name: string): name is KnownAddon {
  return Object.hasOwn(ADDON_COMPATIBILITY, name);
}

/** Build of an add-on that fits a minor, with its source; undefined where none is known. */
export function addonPin(addon: string, minor: string): Sourced<string> | undefined {
  if (!isKnownAddon(addon) || !isSupportedKubernetes(minor)) return undefined;
  const byMinor: Readonly<Partial<Record<string, Sourced<string>>>> =
    ADDON_COMPATIBILITY[addon].byMinor;
  return byMinor[minor];
}

/** The same without the source: what `addonVersion` is set to. */
export function addonVersionFor(addon: string, minor: string): string | undefined {
  return addonPin(addon, minor)?.value;
}

/** The controller that a chart installs; undefined for a chart that the table does not know. */
export function controllerOfChart(chart: string): KnownController | undefined {
  const name = chart.slice(chart.lastIndexOf("/") + 1);
  return controllerNames().find((controller) => compatibilityOf(controller).chart === name);
}

/** What the table has on a controller. */
export function compatibilityOf(controller: KnownController): ControllerCompatibility {
  return CONTROLLER_COMPATIBILITY[controller];
}

/** The entry of a controller's version, by its major and minor; undefined where no source has it. */
export function controllerRelease(
  controller: KnownController,
  version: string,
): ControllerRelease | undefined {
  const release = /^v?(\d+\.\d+)(?:\.|$)/.exec(version)?.[1];
  return compatibilityOf(controller).releases.find((entry) => entry.release === release);
}

/** Whether a release of a controller supports a minor of Kubernetes. */
export function releaseSupports({ kubernetes }: ControllerRelease, minor: string): boolean {
  const asked = minorNumber(minor);
  const least = minorNumber(kubernetes.value.least);
  const most = minorNumber(kubernetes.value.most);
  if (asked === undefined || least === undefined || most === undefined) return false;
  return least <= asked && asked <= most;
}

/** The removal that concerns an object, in any minor. */
export function removedApi(apiVersion: string, kind: string): RemovedApi | undefined {
  return REMOVED_APIS.find((api) => api.apiVersion === apiVersion && api.kinds.includes(kind));
}

/** True where a minor no longer serves an API. */
export function isRemovedIn(api: RemovedApi, minor: string): boolean {
  const [removal, asked] = [minorNumber(api.removedIn), minorNumber(minor)];
  return removal !== undefined && asked !== undefined && removal <= asked;
}

function controllerNames(): readonly KnownController[] {
  return Object.keys(CONTROLLER_COMPATIBILITY).filter(isKnownController);
}

function isKnownController(name: string): name is KnownController {
  return Object.hasOwn(CONTROLLER_COMPATIBILITY, name);
}
