/** Writes `.env.example` from the shapes: `node test/tools/env-example.ts > .env.example` */
import { pathToFileURL } from 'node:url';
import { envShapes } from '#environment.ts';

/** The whole file: every variable with what it is for, commented out, showing its default. */
export function envExample(): string {
  const sections = envShapes.flatMap(({ title, shape }) => {
    const variables = Object.entries(shape.shape).map(([name, schema]) => {
      const standard = schema.safeParse(undefined).data ?? '';
      return `# ${schema.description}\n#${name}=${standard}`;
    });
    return variables.length === 0 ? [] : [`## ${title}\n\n${variables.join('\n\n')}`];
  });
  return `${['# Copy this file to .env and set what you need. Nothing is required to try the bot.', ...sections].join('\n\n')}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.stdout.write(envExample());
