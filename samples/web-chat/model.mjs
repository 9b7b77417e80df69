// Chooses the model: a real one when there is a key for it, otherwise the script.
import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { scriptedModel } from './scripted-model.mjs';

export function chooseModel(env = process.env) {
  if (env.ANTHROPIC_API_KEY) {
    const { ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: baseURL } = env;
    return createAnthropic({ apiKey, baseURL })(env.MODEL ?? 'claude-sonnet-4-5');
  }
  if (env.OPENAI_BASE_URL || env.OPENAI_API_KEY) {
    const baseURL = env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1';
    return createOpenAICompatible({ name: 'openai', baseURL, apiKey: env.OPENAI_API_KEY })(env.MODEL ?? 'gpt-4o-mini');
  }
  return scriptedModel({ tokensPerSecond: Number(env.TOKENS_PER_SECOND ?? 12) });
}
