/** Topics of computers and programming. */
import { topic } from './topic.js';

export const techTopics = [
  topic('web', {
    things:
      'login form, style sheet, cookie banner, menu bar, image slider, cache header, contact page, search box, web font, redirect, sitemap, landing page, upload button, modal window, footer, error page',
    doings:
      'centre a box in its parent, load fonts without flicker, keep a header on top, debounce a search box, validate a form on both sides, cache pages for a day, make a table usable on phones, redirect old links, shrink images, test a page for contrast',
    troubles:
      'layout breaks on small screens, cookie is not sent, form submits twice, page jumps while loading, button ignores taps, upload stops at one megabyte, menu hides behind the picture, build takes minutes',
    people: 'designer, tester, front-end developer, client',
  }),
  topic('databases', {
    things:
      'index, foreign key, slow query, backup, migration, row lock, view, connection pool, time series, replica, json column, primary key, transaction, audit table, dead row, query plan',
    doings:
      'find duplicate rows, add a column without downtime, speed up a count, model orders and refunds, restore one table, page through a million rows, keep history of changes, choose between uuid and number, read a query plan, archive old data',
    troubles:
      'query ignores the index, replica lags an hour, migration hangs on a lock, pool is exhausted, backup cannot be restored, disk fills overnight, totals differ by a cent, deadlock appears at noon',
    people: 'administrator, analyst, back-end developer, auditor',
  }),
  topic('python', {
    things:
      'list comprehension, decorator, data class, virtual environment, generator, regular expression, context manager, unit test, type hint, dictionary, data frame, exception, package, async task, logging setup, csv reader',
    doings:
      'merge two dictionaries by key, read a huge file line by line, parse dates in mixed formats, test code that calls the network, group records by month, retry a request with a pause, flatten nested lists, time a function, write a small command line tool, sort by two fields',
    troubles:
      'import fails in tests only, loop changes the list it walks, memory grows without end, dates shift by an hour, decorator hides the name, json has nan in it, thread never stops, encoding error on one file',
    people: 'data scientist, reviewer, maintainer, beginner',
  }),
  topic('networks', {
    things:
      'home router, name server, certificate, firewall rule, vpn tunnel, load balancer, mail server, proxy, guest network, switch, backup line, port forward, packet loss, access point, handshake, subnet',
    doings:
      'renew a certificate in time, find out who uses the bandwidth, set up a guest network, trace a slow connection, split a network in two, put a printer on a fixed address, check a mail record, move a site without downtime, log blocked packets, test a backup line',
    troubles:
      'wifi drops in one room, certificate expired on sunday, mails bounce, printer vanishes after lunch, ping is fine but pages hang, vpn cuts off after an hour, name does not resolve, router restarts by itself',
    people: 'administrator, provider, tenant, support agent',
  }),
  topic('spreadsheets', {
    things:
      'pivot table, lookup formula, drop-down list, chart, time sheet, duplicate row, conditional format, date column, macro, shared sheet, filter, running total, budget template, named range, csv export, error cell',
    doings:
      'count unique names per month, colour overdue rows, split full names, join two sheets by number, sum only visible rows, turn text into dates, draw a plan as bars, lock formulas, find the last value in a row, compare two lists',
    troubles:
      'lookup returns the wrong row, dates turn into numbers, file grew to fifty megabytes, formula breaks when sorted, chart skips weekends, sheet freezes, totals round badly, macro is blocked',
    people: 'accountant, team lead, volunteer, trainee',
  }),
  topic('devices', {
    things:
      'smart phone, laptop battery, wireless earbud, e-reader, printer tray, backup drive, key board, smart bulb, tablet, monitor arm, charger, web cam, game console, watch strap, memory stick, docking station',
    doings:
      'move photos to a new phone, free space on a full laptop, connect two monitors, reset a smart bulb, clean a keyboard, back up a phone without a cloud, pair earbuds again, print from a tablet, silence notifications at night, recycle an old drive',
    troubles:
      'battery is empty by noon, screen flickers, printer says paper jam, phone gets hot, update failed halfway, left earbud is silent, tablet will not charge, fan is loud',
    people: 'technician, shop clerk, uncle, student',
  }),
];
