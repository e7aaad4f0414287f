import type { Answer } from "../../rule/answers";
import { blindSpots, type BlindSpots } from "../kubernetes/blind-spots";
import {
  exportScopes,
  isVisible,
  serviceScopes,
  type ExportScopes,
  type Viewpoint,
} from "./export-scopes";
import { Field } from "../../rule/field";
import { RELEASE } from "../kubernetes/helm-releases";
import { SERVICE_ENTRY } from "./istio-kinds";
import { NAMESPACE, namespaceResolver } from "../kubernetes/namespaces";
import { text, type ParametersOf } from "../../rule/parameters";
import { isSecret } from "../../rule/resource";
import { isAlias, isService, SERVICE, servicesOf } from "../kubernetes/services";
import type { ResourceIndex } from "../resource-index";
import { onceFor } from "../once";

/** Settings of the rules that resolve hosts. */
export interface MeshHostSettings {
  readonly clusterDomain: string;
}

/** Parameters of the rules that resolve hosts. */
export const MESH_HOST_PARAMETERS: ParametersOf<MeshHostSettings> = {
  clusterDomain: text("DNS domain of the cluster.", "cluster.local"),
};

/** Something that defines a host of the mesh. */
export interface MeshHost {
  /** A Service or a ServiceEntry. */
  readonly root: Field;
  readonly namespace: string | undefined;
  /** Numbers of its ports. */
  readonly ports: readonly Field[];
  /** True for an ExternalName Service, which is another name of a host. */
  readonly isAlias: boolean;
  readonly scopes: ExportScopes;
}

/** What is known of a host. */
export interface HostLookup {
  readonly definitions: readonly MeshHost[];
  /** Why there may be a definition that cannot be seen yet. */
  readonly hidden: string | undefined;
}

/** True for types that define hosts, or may create such objects. */
export function definesHosts(type: string): boolean {
  return [SERVICE, SERVICE_ENTRY, RELEASE, NAMESPACE].includes(type);
}

/** True for a wildcard host. */
export function isWildcard(host: string): boolean {
  return host.startsWith("*");
}

/** True when a host, which may be a wildcard, includes all of another. */
export function includesHost(wide: string, host: string): boolean {
  return isWildcard(wide) ? host.replace(/^\*/, "").endsWith(wide.slice(1)) : wide === host;
}

/**
 * A host as the mesh knows it: a name without a dot is one of a Service in the namespace of the
 * object that uses it. Undefined while that namespace is not known.
 */
export function qualifiedHost(
  host: string,
  namespace: string | undefined,
  { clusterDomain }: MeshHostSettings,
): string | undefined {
  if (host.includes(".") || isWildcard(host)) return host;
  return namespace === undefined ? undefined : `${host}.${namespace}.svc.${clusterDomain}`;
}

/** The namespace of a host of the cluster; undefined for one outside it. */
export function clusterNamespace(
  host: string,
  { clusterDomain }: MeshHostSettings,
): string | undefined {
  const suffix = `.svc.${clusterDomain}`;
  return host.endsWith(suffix) ? host.slice(0, -suffix.length).split(".").at(-1) : undefined;
}

/** The hosts of a stack's mesh under a DNS domain. */
export const meshHostsOf = onceFor(
  (world, clusterDomain: string) => new MeshHosts(world, { clusterDomain }),
);

/** The hosts of a stack's mesh: its Services, and what its ServiceEntries add. */
export class MeshHosts {
  private readonly byHost = new Map<string, MeshHost[]>();
  private readonly settings: MeshHostSettings;
  private readonly hiddenServices: BlindSpots;
  private readonly unnamedServices = new Map<string, string>();
  private readonly hiddenEntries: string | undefined;
  private readonly releases: string | undefined;

  constructor(world: ResourceIndex, settings: MeshHostSettings) {
    this.settings = settings;
    this.hiddenServices = blindSpots(world, isService);
    this.addServices(world);
    this.hiddenEntries = this.addEntries(world);
    const release = world.where((type) => type === RELEASE)[0];
    if (release !== undefined) {
      this.releases = `not part of the stack: what Helm release "${release.name}" brings`;
    }
  }

  /** What defines a qualified host, or the narrowest wildcard around it, where it is seen. */
  find(host: string, viewpoint: Viewpoint): HostLookup {
    let hidden: string | undefined;
    for (const name of namesFor(host)) {
      const candidates = this.byHost.get(name) ?? [];
      const answers = candidates.map(({ scopes }) => isVisible(scopes, viewpoint));
      const definitions = candidates.filter((_, at) => answers[at] === true);
      if (definitions.length > 0) return { definitions, hidden };
      hidden ??= visibilityGap(answers);
    }
    return { definitions: [], hidden: hidden ?? this.hiddenAt(host) };
  }

  private hiddenAt(host: string): string | undefined {
    const namespace = clusterNamespace(host, this.settings);
    if (namespace === undefined) return this.hiddenEntries ?? this.releases;
    return (
      this.hiddenServices(namespace) ?? this.unnamedServices.get(namespace) ?? this.hiddenEntries
    );
  }

  private addServices(world: ResourceIndex): void {
    for (const service of servicesOf(world)) {
      const { root, namespace } = service;
      // What has no namespace yet is among the blind spots.
      if (namespace === undefined) continue;
      const name = root.get("metadata", "name");
      if (!name.isReadable) {
        this.unnamedServices.set(namespace, reasonOf(name));
        continue;
      }
      this.add(`${root.resource.name}.${namespace}.svc.${this.settings.clusterDomain}`, {
        root,
        namespace,
        ports: portsOf(root, "port"),
        isAlias: isAlias(service),
        scopes: serviceScopes(root, namespace),
      });
    }
  }

  /** Returns why hosts may be missing. */
  private addEntries(world: ResourceIndex): string | undefined {
    const namespaceOf = namespaceResolver(world);
    let hidden: string | undefined;
    for (const entry of world.where((type) => type === SERVICE_ENTRY)) {
      const root = Field.root(entry);
      const namespace = namespaceOf(entry);
      const definition = {
        root,
        namespace,
        ports: portsOf(root, "number"),
        isAlias: false,
        scopes: exportScopes(root.get("spec", "exportTo"), namespace),
      };
      if (entry.partial) hidden ??= `not part of the stack: what ${nameOf(root)} patches`;
      for (const host of root.get("spec", "hosts").items()) {
        if (!host.isReadable) hidden ??= reasonOf(host);
        else if (host.text !== undefined) this.add(host.text, definition);
      }
    }
    return hidden;
  }

  private add(host: string, definition: MeshHost): void {
    const known = this.byHost.get(host);
    if (known === undefined) this.byHost.set(host, [definition]);
    else known.push(definition);
  }
}

function portsOf(root: Field, key: string): readonly Field[] {
  return root
    .get("spec", "ports")
    .items()
    .map((port) => port.get(key));
}

/** Hosts under which a definition may stand: `a.b.c`, `*.b.c`, `*.c`, `*`. */
function* namesFor(host: string): Generator<string> {
  yield host;
  for (let dot = host.indexOf("."); dot !== -1; dot = host.indexOf(".", dot + 1)) {
    yield `*${host.slice(dot)}`;
  }
  yield "*";
}

function visibilityGap(answers: readonly Answer[]): string | undefined {
  const hidden = answers.find((answer) => answer instanceof Field);
  return hidden === undefined ? undefined : reasonOf(hidden);
}

/** Why a field of another resource hides an answer. */
export function reasonOf(field: Field): string {
  const kind = isSecret(field.value) ? "secret" : "unknown";
  return `${kind} value at ${field.path} of ${nameOf(Field.root(field.resource))}`;
}

function nameOf({ resource }: Field): string {
  return `${resource.kind} "${resource.name}"`;
}
