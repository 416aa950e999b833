/** Topics of office, money, law and study. */
import { topic } from './topic.js';

export const workTopics = [
  topic('job_search', {
    things:
      'cover letter, salary range, phone interview, notice period, reference, portfolio, trial day, job advert, probation, career gap, assessment centre, recruiter message, start date, reply mail, contract draft, video call',
    doings:
      'explain a gap in my record, answer a question about weaknesses, ask for more money, decline an offer politely, write to a former boss, prepare for a panel interview, follow up after silence, change from teaching to planning, describe a failed project, shorten a four page record',
    troubles:
      'recruiter stopped answering, interview is in a language I hardly speak, current boss may find out, offer came too early, test task takes a weekend, title sounds junior, references moved abroad, contract says nothing about overtime',
    people: 'recruiter, hiring manager, mentor, former colleague',
  }),
  topic('office', {
    things:
      'status report, meeting agenda, project plan, slide deck, shared inbox, budget sheet, handover note, minutes, kick-off, risk list, holiday calendar, expense claim, team retreat, milestone, survey, onboarding guide',
    doings:
      'shorten a status meeting, tell a colleague his work is late, summarise a long mail thread, plan a handover before leave, run a retrospective remotely, estimate a project with many unknowns, thank a team without sounding hollow, ask for a decision, split a task fairly, write minutes nobody skips',
    troubles:
      'meeting always overruns, colleague answers for me, deadline moved twice, budget was cut in half, nobody reads the report, new tool is hated, chat never stops, two teams claim the same task',
    people: 'project lead, intern, controller, assistant',
  }),
  topic('money', {
    things:
      'tax return, savings plan, credit card, rent deposit, interest rate, pension letter, index fund, household budget, bank fee, loan offer, invoice, receipt, insurance policy, exchange rate, standing order, emergency fund',
    doings:
      'split rent by income, read a pension statement, save for a deposit, compare two loans, write an invoice as a freelancer, claim a desk as expense, close an old account, plan for uneven income, send money abroad cheaply, check a bank letter',
    troubles:
      'card was charged twice, refund never came, bill is three times last year’s, landlord keeps the deposit, bank froze a transfer, client pays late, tax office wants proof, insurance refuses the claim',
    people: 'tax adviser, bank clerk, landlord, bookkeeper',
  }),
  topic('law', {
    things:
      'tenancy agreement, parking fine, power of attorney, warranty, privacy notice, will, neighbour dispute, trade mark, consumer right, written warning, court letter, witness, association statute, licence, delivery term, data request',
    doings:
      'object to a fine in time, word a complaint to a builder, end a gym contract, found a small association, ask a company for my data, write a simple will, sublet a room, return a faulty sofa, register a brand name, answer a warning letter',
    troubles:
      'landlord enters without notice, shop refuses the return, neighbour’s tree blocks the light, contractor vanished, fine names the wrong car, clause is unreadable, seller denies the defect, notice arrived too late',
    people: 'lawyer, notary, tenant, judge',
  }),
  topic('study', {
    things:
      'term paper, lecture note, flash card, thesis outline, citation, lab report, oral exam, reading list, group project, seminar talk, study plan, grant form, poster, literature review, mock test, footnote',
    doings:
      'narrow down a thesis topic, memorise two hundred terms, read a paper in an hour, structure a lab report, quote a source correctly, prepare an oral exam, split work in a group, start writing when stuck, build a study plan for six weeks, cut an essay by a third',
    troubles:
      'supervisor never replies, notes make no sense any more, group partner dropped out, sources contradict each other, word limit is too low, exam dates collide, introduction sounds clumsy, data came out useless',
    people: 'tutor, examiner, librarian, fellow student',
  }),
  topic('shop_owner', {
    things:
      'opening offer, stock list, price tag, loyalty card, supplier, return policy, shop window, newsletter, online listing, packing slip, till, gift voucher, market stall, product photo, review, delivery van',
    doings:
      'word a friendly reminder, name a new candle line, answer a bad review, plan a sale without losing money, write a product text, price handmade mugs, find a cheaper carton, greet new subscribers, train a temp in a day, count stock faster',
    troubles:
      'supplier raised prices, parcels arrive broken, shop page shows the wrong hours, customers haggle, newsletter lands in spam, best seller ran out, card reader fails, competitor copied the display',
    people: 'customer, supplier, trainee, courier',
  }),
];
