/** Whom we answer: an activity names the address itself, and our token goes there. */

/**
 * Where a place is reached whose address nobody told, such as one out of the environment: for the public cloud, and only
 * until somebody writes there, as microsoft.github.io/Agents-for-js/variables/
 * _microsoft_agents-hosting.TeamsServiceEndpoints.html has it.
 */
export const publicAddress = 'https://smba.trafficmanager.net/teams/';

/**
 * Hosts of the Bot Connector for Teams, public cloud, GCC, GCC High and DoD:
 * https://microsoft.github.io/Agents-for-js/variables/_microsoft_agents-hosting.TeamsServiceEndpoints.html.
 * Never all of trafficmanager.net: anybody may have a name there.
 */
const hosts = /^(smba\.trafficmanager\.net|([a-z\d-]+\.)+(botframework\.com|teams\.microsoft\.(com|us)))$/;
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** True for an https address of Teams, on its usual port, without credentials in it. */
export function isTeamsAddress(address: string): boolean {
  const url = read(address);
  return url?.protocol === 'https:' && url.port === '' && hosts.test(url.hostname);
}

/** True for an address of this machine. */
export function isLoopbackAddress(address: string): boolean {
  const url = read(address);
  return url !== undefined && /^https?:$/.test(url.protocol) && loopback.test(url.hostname);
}

function read(address: string): URL | undefined {
  const url = URL.parse(address);
  return url && url.username === '' && url.password === '' ? url : undefined;
}
