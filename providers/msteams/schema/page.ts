/** Microsoft's page of a cmdlet or topic, without language, so that the reader's own opens. */
export const cmdletPage = (cmdlet: string): string =>
  `https://learn.microsoft.com/powershell/module/microsoftteams/${cmdlet.toLowerCase()}`;

export const topicPage = (topic: string): string => `https://learn.microsoft.com/microsoftteams/${topic}`;

export const graphPage = (page: string): string => `https://learn.microsoft.com/graph/api/${page}`;
