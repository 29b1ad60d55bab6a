/** The stages of a vendor's deals: the product's usual ones until the vendor puts its own in their place. */
import { type Problem, problem } from '../../../kernel/problem.ts';
import type { DealStage, dealCategories } from '../contract/stages.ts';

export type DealCategory = (typeof dealCategories)[number];

const task = (side: 'vendor' | 'partner', days: number, title_ru: string, title_en: string) => ({
  side,
  days,
  title_ru,
  title_en,
});

export const usualStages: readonly DealStage[] = [
  {
    code: 'qualification',
    name_ru: 'Квалификация',
    name_en: 'Qualification',
    hint_ru: 'Есть бюджет, срок и человек, который решает.',
    hint_en: 'There is a budget, a date and a person who decides.',
    probability: 10,
    tasks: [task('partner', 7, 'Узнать бюджет, срок и кто решает', 'Learn the budget, the date and who decides')],
  },
  {
    code: 'need',
    name_ru: 'Потребность выяснена',
    name_en: 'Need found',
    hint_ru: 'Заказчик своими словами сказал, что и зачем ему нужно.',
    hint_en: 'The customer has said in their own words what they need and why.',
    probability: 25,
    tasks: [
      task(
        'partner',
        7,
        'Записать потребность и согласовать её с заказчиком',
        'Write the need down and agree it with the customer',
      ),
    ],
  },
  {
    code: 'solution',
    name_ru: 'Показ и пилот',
    name_en: 'Demo and pilot',
    hint_ru: 'Решение показано или идёт пилот; известно, по чему его оценят.',
    hint_en: 'The solution was shown or a pilot runs; it is known how it will be judged.',
    probability: 40,
    tasks: [
      task('vendor', 5, 'Подготовить стенд для показа', 'Prepare the stand for the demo'),
      task('partner', 10, 'Провести показ и записать вопросы заказчика', 'Give the demo and write down the questions'),
    ],
  },
  {
    code: 'proposal',
    name_ru: 'Предложение',
    name_en: 'Proposal',
    hint_ru: 'Заказчик получил предложение с ценой и сроком.',
    hint_en: 'The customer has a proposal with a price and a date.',
    probability: 60,
    tasks: [
      task(
        'partner',
        5,
        'Отправить предложение и назначить разговор о нём',
        'Send the proposal and set a date to discuss it',
      ),
    ],
  },
  {
    code: 'negotiation',
    name_ru: 'Переговоры или конкурс',
    name_en: 'Negotiation or tender',
    hint_ru: 'Условия обсуждаются, документы конкурса поданы.',
    hint_en: 'Terms are discussed, the papers of the tender are in.',
    probability: 75,
    tasks: [
      task('partner', 10, 'Согласовать условия с юристами заказчика', 'Agree the terms with the customer’s lawyers'),
    ],
  },
  {
    code: 'contract',
    name_ru: 'Договор',
    name_en: 'Contract',
    hint_ru: 'О цене договорились, договор на подписи.',
    hint_en: 'The price is agreed, the contract is being signed.',
    probability: 90,
    tasks: [task('partner', 7, 'Получить подписанный договор', 'Get the signed contract')],
  },
];

/** How sure a deal of this probability is called, unless somebody says otherwise. */
export function categoryOf(probability: number): DealCategory {
  if (probability >= 75) return 'commit';
  return probability >= 40 ? 'best_case' : 'pipeline';
}

export function stageOf(stages: readonly DealStage[], code: string): DealStage | Problem {
  return stages.find((stage) => stage.code === code) ?? problem('deal_stage.unknown', { stage: code });
}

/** A stage that open deals stand at stays; each code is there once. `used` counts open deals by stage. */
export function stagesRefused(next: readonly DealStage[], used: ReadonlyMap<string, number>): Problem | null {
  const codes = next.map((stage) => stage.code);
  const twice = codes.findIndex((code, at) => codes.indexOf(code) !== at);
  if (twice >= 0) return problem('request.invalid', {}, [{ path: `stages.${twice}.code`, code: 'field.invalid' }]);
  const left = [...used].find(([code, count]) => count > 0 && !codes.includes(code));
  return left ? problem('deal_stage.in_use', { stage: left[0], count: left[1] }) : null;
}
