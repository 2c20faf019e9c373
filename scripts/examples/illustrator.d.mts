export function startIllustrator(): Promise<{ url: string; close: () => void }>;
