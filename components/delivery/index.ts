export {
  DEPLOY_ROLE_DEFAULTS,
  DeployRole,
  type DeployRoleArgs,
  type DeployRoleChildren,
  type DeployRoleNodes,
  type DeployRoleState,
} from "./deploy-role";
export type { DeployAccess } from "./pure/deploy-access";
