import type * as vscode from 'vscode';

/** Contributed in package.json, for files `*.scimfilter`. */
export const filterLanguageId = 'scimfilter';

export const filterSelector: vscode.DocumentSelector = [{ language: filterLanguageId }];
