// A file to try things on, for readers who have none at hand.

import { env, languages, window, workspace } from 'vscode';

const ENGLISH = `# A web shop on one machine; in production the same images run in Kubernetes.
services:
  proxy:
    image: nginx:1.29-alpine # terminates TLS, reverse proxy in front of the API
    ports: ["443:443"]
    depends_on: [api]
  api:
    build: .
    healthcheck:
      test: ["CMD", "curl", "-f", "http://localhost:8000/ready"]
    environment:
      CACHE_TTL: 60s # read-through cache, dropped on failover; ask the CRR before you raise it
`;

const FRENCH = `# Une boutique sur une seule machine ; en production, les mêmes images vont dans Kubernetes.
services:
  proxy:
    image: nginx:1.29-alpine # termine le TLS, proxy inverse devant l’API
    ports: ["443:443"]
    depends_on: [api]
  api:
    build: .
    healthcheck:
      test: ["CMD", "curl", "-f", "http://localhost:8000/ready"]
    environment:
      CACHE_TTL: 60s # cache de lecture, vidé à chaque basculement ; voir le CRR avant de l’allonger
`;

export async function openExample(): Promise<void> {
  const content = env.language.startsWith('fr') ? FRENCH : ENGLISH;
  const known = await languages.getLanguages();
  const language = known.includes('dockercompose') ? 'dockercompose' : 'yaml';
  await window.showTextDocument(await workspace.openTextDocument({ language, content }));
}
