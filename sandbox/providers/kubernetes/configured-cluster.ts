import { isClusterScoped } from "../../../components/core/pure/cluster-scoped-kinds";
import type { Properties } from "../properties";
import type {
  CheckedInputs,
  ConfiguredProvider,
  KnownResource,
  ReadState,
  ResourceDiff,
  ResourceRequest,
  ResourceState,
} from "../provider";
import { checkObject, lacksNamespace } from "./checked-object";
import type { ReleaseLife } from "./helm/release-life";
import { checkRelease } from "./helm/checked-release";
import type { ObjectLife } from "./object-life";
import { RELEASE_TYPE, kindOf } from "./object-type";

/** Both sorts of resources of one cluster, and where they go that name no namespace. */
export interface ClusterLives {
  readonly objects: ObjectLife;
  readonly releases: ReleaseLife;
  readonly defaultNamespace: string;
}

/** The provider of one cluster: a Helm release is handled separately, everything else is an object. */
export class ConfiguredCluster implements ConfiguredProvider {
  private readonly lives: ClusterLives;

  constructor(lives: ClusterLives) {
    this.lives = lives;
  }

  async check(
    resource: ResourceRequest,
    oldInputs: Properties | undefined,
  ): Promise<CheckedInputs> {
    const { defaultNamespace } = this.lives;
    if (isRelease(resource)) return checkRelease(resource, oldInputs, defaultNamespace);
    const namespace = (await this.needsNamespace(resource)) ? defaultNamespace : undefined;
    return checkObject(resource, oldInputs, namespace);
  }

  async diff(known: KnownResource, oldInputs: Properties): Promise<ResourceDiff> {
    return this.lifeOf(known).diff(known, oldInputs);
  }

  async preview(resource: ResourceRequest): Promise<Properties> {
    return this.lifeOf(resource).preview(resource);
  }

  async create(resource: ResourceRequest): Promise<ResourceState> {
    return this.lifeOf(resource).create(resource);
  }

  async read(known: KnownResource): Promise<ReadState | undefined> {
    return this.lifeOf(known).read(known);
  }

  async update(
    known: KnownResource,
    _oldInputs: Properties,
    isPreview: boolean,
  ): Promise<Properties> {
    return this.lifeOf(known).update(known, isPreview);
  }

  async delete(known: Pick<KnownResource, "urn" | "type" | "id" | "outputs">): Promise<void> {
    return this.lifeOf(known).delete(known);
  }

  /** A release is applied object by object, so one that was interrupted is simply applied again. */
  async findCreated(resource: ResourceRequest): Promise<string | undefined> {
    return isRelease(resource) ? undefined : this.lives.objects.findCreated(resource);
  }

  async invoke(token: string): Promise<Properties> {
    throw new Error(`simulated kubernetes: cannot answer ${token}`);
  }

  private lifeOf(resource: { readonly type: string }): ObjectLife | ReleaseLife {
    return isRelease(resource) ? this.lives.releases : this.lives.objects;
  }

  /** Most manifests name their namespace, or are one: the server need not be asked about them. */
  private async needsNamespace(resource: ResourceRequest): Promise<boolean> {
    const { inputs, type } = resource;
    const { apiVersion, kind } = kindOf(type, inputs);
    if (!lacksNamespace(inputs) || isClusterScoped(apiVersion, kind)) return false;
    return (await this.lives.objects.isNamespaced(resource)) ?? true;
  }
}

function isRelease({ type }: { readonly type: string }): boolean {
  return type === RELEASE_TYPE;
}
