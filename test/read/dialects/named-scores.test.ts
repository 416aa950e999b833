/** Answers of classification services: each names its classes in its own way. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyEvents } from './body-event.js';

type Answer = readonly [label: string, probabilities: number | undefined, margin: number | undefined];

const services: Readonly<Record<string, readonly [unknown, unknown, readonly Answer[]]>> = {
  'OpenAI moderation': [
    { model: 'm', input: 'one two' },
    {
      results: [
        { flagged: true, categories: { hate: true, violence: false }, category_scores: { hate: 0.75, violence: 0.25 } },
      ],
    },
    [['true', 2, 0.5]],
  ],
  'Amazon Comprehend, sentiment': [
    { Text: 'one two', LanguageCode: 'en' },
    { Sentiment: 'POSITIVE', SentimentScore: { Positive: 0.75, Negative: 0.25, Neutral: 0, Mixed: 0 } },
    [['POSITIVE', 4, 0.5]],
  ],
  'Amazon Comprehend, own classes': [
    { Text: 'one two', EndpointArn: 'arn' },
    {
      Classes: [
        { Name: 'a', Score: 0.25 },
        { Name: 'b', Score: 0.75 },
      ],
    },
    [['b', 2, 0.5]],
  ],
  'Amazon Rekognition, of a hundred': [
    { Image: { S3Object: { Bucket: 'b', Name: 'cat.png' } }, MaxLabels: 5 },
    {
      Labels: [
        { Name: 'Cat', Confidence: 75 },
        { Name: 'Pet', Confidence: 25 },
      ],
    },
    [['Cat', 2, 0.5]],
  ],
  'Azure Language, several texts': [
    {
      documents: [
        { id: '1', language: 'en', text: 'good day' },
        { id: '2', language: 'en', text: 'bad day' },
      ],
    },
    {
      documents: [
        { id: '1', sentiment: 'positive', confidenceScores: { positive: 0.75, neutral: 0.25, negative: 0 } },
        { id: '2', sentiment: 'negative', confidenceScores: { positive: 0.25, neutral: 0, negative: 0.75 } },
      ],
    },
    [
      ['positive', 3, 0.5],
      ['negative', 3, 0.5],
    ],
  ],
  'Azure Custom Vision': [
    { Url: 'https://images.example/1.png' },
    {
      predictions: [
        { tagName: 'cat', probability: 0.75 },
        { tagName: 'dog', probability: 0.25 },
      ],
    },
    [['cat', 2, 0.5]],
  ],
  'Google Natural Language': [
    { document: { type: 'PLAIN_TEXT', content: 'one two' } },
    {
      categories: [
        { name: '/News', confidence: 0.75 },
        { name: '/Arts', confidence: 0.25 },
      ],
    },
    [['/News', 2, 0.5]],
  ],
  'Google Vision': [
    { requests: [{ image: { source: { imageUri: 'gs://b/1.png' } }, features: [{ type: 'LABEL_DETECTION' }] }] },
    {
      responses: [
        {
          labelAnnotations: [
            { description: 'cat', score: 0.75 },
            { description: 'pet', score: 0.25 },
          ],
        },
      ],
    },
    [['cat', 2, 0.5]],
  ],
  'Vertex AutoML': [
    { instances: [{ content: 'one two' }] },
    { predictions: [{ ids: ['7', '9'], displayNames: ['cat', 'dog'], confidences: [0.25, 0.75] }] },
    [['dog', 2, 0.5]],
  ],
  'Vertex AutoML tables': [
    { instances: [{ a: '1.5' }] },
    { predictions: [{ classes: ['yes', 'no'], scores: [0.25, 0.75] }] },
    [['no', 2, 0.5]],
  ],
  'a zero-shot classifier': [
    { inputs: 'one two', parameters: { candidate_labels: ['a', 'b'] } },
    { sequence: 'one two', labels: ['b', 'a'], scores: [0.75, 0.25] },
    [['b', 2, 0.5]],
  ],
  'Cohere classify': [
    { inputs: ['one two', 'three four'], model: 'm' },
    {
      classifications: [
        { prediction: 'a', confidence: 0.75, labels: { a: { confidence: 0.75 }, b: { confidence: 0.25 } } },
        { prediction: 'b', confidence: 0.75, labels: { a: { confidence: 0.25 }, b: { confidence: 0.75 } } },
      ],
    },
    [
      ['a', 2, 0.5],
      ['b', 2, 0.5],
    ],
  ],
  'a name without a score is no class with a score': [
    { inputs: 'one two' },
    { label: 'a', labels: { a: { confidence: 0.75 }, b: {} } },
    [['a', undefined, undefined]],
  ],
};

for (const [name, [request, response, answers]] of Object.entries(services)) {
  test(`${name}: class, number of scores, margin`, async () => {
    const events = await bodyEvents(request, response);
    assert.deepEqual(
      events.map(({ label, probabilityCount, margin }) => [label, probabilityCount, margin]),
      answers,
    );
  });
}

test('Ollama’s answer and its counts stand beside each other', async () => {
  const [event] = await bodyEvents(
    { model: 'm', prompt: 'one two', stream: false },
    { model: 'm', response: 'three four', done: true, prompt_eval_count: 2, eval_count: 3 },
  );
  assert.deepEqual([event?.['outputText'], event?.['tokensIn'], event?.['tokensOut']], ['three four', 2, 3]);
});
