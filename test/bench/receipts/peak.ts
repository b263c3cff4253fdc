/** Loaded before a program (`node --import`): at its end it tells on file 3 how much memory it had at most, in bytes. */
import { writeSync } from 'node:fs';

process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS * 1024)));
