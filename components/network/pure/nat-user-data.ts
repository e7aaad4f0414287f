/**
 * First boot of a NAT instance. Packets from the network's ranges to elsewhere leave under the
 * instance's address; packets that come from outside pass only as answers.
 *
 * @param ranges - every IPv4 range of the network
 */
export function natUserData(ranges: readonly string[]): string {
  return `#!/bin/bash
set -euo pipefail

dnf install --assumeyes nftables

cat > /etc/sysctl.d/90-nat.conf <<'SETTINGS'
net.ipv4.ip_forward = 1
net.ipv4.conf.all.send_redirects = 0
net.ipv4.conf.default.send_redirects = 0
SETTINGS
sysctl --load /etc/sysctl.d/90-nat.conf

cat > /etc/sysconfig/nftables.conf <<'RULES'
flush ruleset

table ip nat {
  set network {
    type ipv4_addr
    flags interval
    elements = { ${ranges.join(", ")} }
  }

  chain forward {
    type filter hook forward priority filter; policy drop;
    ct state established,related accept
    ip saddr @network ct state new accept
  }

  chain postrouting {
    type nat hook postrouting priority srcnat; policy accept;
    ip saddr @network ip daddr != @network masquerade
  }
}
RULES
systemctl enable --now nftables
`;
}
