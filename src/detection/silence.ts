/** Finds that texts stop coming: a connector that is down sends no failures at all. */

import type { Slice } from './traffic.ts';
import { Volume } from './volume.ts';

/** From so many sites on, each is watched by itself; with fewer, a site that is closed is everyday life. */
const manySites = 40;
/** Platforms and sites that are followed at most; after four weeks, in minutes, one that is silent is let go of. */
const mostVolumes = 1000;
const longAgo = 40_320;
/** Receipts clump: silence asks for more than independent texts would. */
const clumps = 1.4;

export class Silence {
  readonly volumes = new Map<string, Volume>();
  private platforms: Volume[] = [];
  private readonly sites = new Set<string>();

  /** Counts texts; gives the volumes that are silent no more. */
  hear(slice: Slice, minute: number, texts: number, sent: number): Volume[] {
    const { platform = '', site = '' } = slice;
    const ended: Volume[] = [];
    if (site && this.sites.size <= manySites) this.sites.add(site);
    this.hearIn(`p${platform}`, platform ? { platform } : {}, minute, texts, sent, ended);
    if (site && this.sites.size > manySites)
      this.hearIn(`s${site}`, platform ? { platform, site } : { site }, minute, texts, sent, ended);
    return ended;
  }

  private hearIn(key: string, slice: Slice, minute: number, texts: number, sent: number, ended: Volume[]) {
    let volume = this.volumes.get(key);
    if (!volume) {
      if (this.volumes.size >= mostVolumes && !this.forget(minute)) return;
      volume = new Volume(slice, minute);
      this.volumes.set(key, volume);
      if (slice.site === undefined) this.platforms.push(volume);
    }
    if (volume.silent) {
      // a receipt that comes late, of a text from before, is no sign of life
      if (sent <= volume.last) return;
      volume.silent = false;
      ended.push(volume);
    }
    volume.hear(minute, texts);
  }

  /** Makes room by letting go of what was not heard of for longest, if that is long ago. */
  private forget(minute: number): boolean {
    let oldest: readonly [string, Volume] | undefined;
    for (const one of this.volumes) if (oldest === undefined || one[1].last < oldest[1].last) oldest = one;
    if (oldest === undefined || oldest[1].last > minute - longAgo) return false;
    this.volumes.delete(oldest[0]);
    this.platforms = this.platforms.filter((one) => one !== oldest[1]);
    return true;
  }

  /** A minute has passed; gives the volumes that are found to be silent. */
  tick(minute: number): Volume[] {
    const found: Volume[] = [];
    const { platforms } = this;
    for (const platform of platforms) platform.roll(minute);
    for (const volume of this.volumes.values()) {
      // a site that says nothing for a day says nothing new
      if (minute - volume.last > 1440 && volume.slice.site !== undefined) continue;
      volume.roll(minute);
      if (volume.silent || minute - volume.last < 2) continue;
      if (this.isOfSilentPlatform(volume)) {
        volume.missing = 0;
        continue;
      }
      const alone = platforms.length === 1 && volume.slice.site === undefined;
      volume.wait(minute, alone ? 1 : this.level(volume, platforms), alone);
      if (!this.isSilent(volume, minute, alone)) continue;
      volume.silent = true;
      found.push(volume);
    }
    return found;
  }

  /** A site says nothing while its whole platform is silent. */
  private isOfSilentPlatform({ slice: { platform = '', site } }: Volume): boolean {
    return site !== undefined && this.volumes.get(`p${platform}`)?.silent === true;
  }

  /** How much of the usual comes from the others: on a holiday little, and no more than usual in a rush. */
  private level(volume: Volume, platforms: readonly Volume[]): number {
    const others =
      volume.slice.site === undefined
        ? platforms.filter((one) => one !== volume && !one.silent)
        : platforms.filter((one) => one.slice.platform === volume.slice.platform && !one.silent);
    let came = 0;
    let usual = 0;
    for (const one of others) {
      came += one.lastHour();
      usual += one.usualHour();
    }
    if (usual < 8) return 0;
    return Math.min(1, came / usual);
  }

  private isSilent(volume: Volume, minute: number, alone: boolean): boolean {
    const weekly = volume.weekly(minute);
    const asked = (Math.log(13 * Math.max(20, weekly)) + Math.log(1 + this.volumes.size)) * clumps;
    if (!alone)
      return volume.missing >= asked && minute - volume.last >= (volume.slice.site === undefined ? 5 : 15);
    // nobody else to compare with: a day off begins overnight, a breakdown in the middle of the day
    const [came, usual] = volume.lively;
    const midday = usual >= 2 && came >= 0.45 * usual;
    return (midday && volume.soon >= asked) || volume.missing >= Math.max(asked, (weekly / 5) * 2.1);
  }

  save() {
    return {
      sites: [...this.sites],
      volumes: [...this.volumes].map(([key, volume]) => ({ key, ...volume.save() })),
    };
  }

  restore({ sites, volumes }: ReturnType<Silence['save']>) {
    for (const site of sites) this.sites.add(site);
    for (const { key, ...saved } of volumes) {
      const volume = new Volume(saved.slice, saved.first);
      volume.restore(saved);
      this.volumes.set(key, volume);
      if (saved.slice.site === undefined) this.platforms.push(volume);
    }
  }
}
