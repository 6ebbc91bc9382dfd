namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>How questions about money are asked in English.</summary>
internal static class EnglishWords
{
    public static Language Language { get; } = new(
        isGerman: false,
        [
            ("what's", "what is"), ("whats", "what is"), ("where's", "where is"), ("how's", "how is"), ("who's", "who is"),
            ("when's", "when is"), ("that's", "that is"), ("it's", "it is"), ("there's", "there is"), ("let's", "let us"),
            ("here's", "here is"), ("why's", "why is"), ("what're", "what are"), ("how're", "how are"), ("where'd", "where did"),
            ("how'd", "how did"), ("what'd", "what did"), ("why'd", "why did"), ("when'd", "when did"), ("i'm", "i am"),
            ("i've", "i have"), ("we've", "we have"), ("i'd", "i would"), ("i'll", "i will"), ("we'll", "we will"), ("we're", "we are"),
            ("what'll", "what will"), ("it'll", "it will"), ("there'll", "there will"), ("didn't", "did not"), ("don't", "do not"),
            ("doesn't", "does not"), ("can't", "can not"), ("won't", "will not"), ("haven't", "have not"), ("hasn't", "has not"),
            ("isn't", "is not"), ("wasn't", "was not"), ("aren't", "are not"), ("gonna", "going to"), ("wanna", "want to"),
            ("gimme", "give me"), ("lemme", "let me"), ("dunno", "do not know"), ("y'all", "we"), ("o'clock", "oclock"),
        ],
        [
            (Concept.Filler, """
                the, a, an, from, to, once, further, having, its, itself, could, would, should, might, must, can, may, shall, let, ve
                re, s, t, if there, if there is, if there are, if anything, if any, whether, hm, hmm, um, uh, oh, ah, wow, cool
                interesting, yeah, yep, without running out, without running dry, without going broke, without going into
                without getting into trouble, without getting, without dipping, without worrying, without problems, without trouble
                without running short, without coming up short, without running low, if so, and if so, if yes
                without overdrawing, without being, without risk, last bit, hello there, honestly, basically, simply, maybe, perhaps
                possibly, probably, apparently, obviously, definitely, this, these, is, are, was, were, be, been, being, am, of, by
                with, please, pls, plz, thanks, thank you, cheers, so, just, really, actually, exactly, roughly, approximately, about
                around, some, any, all, whole, entire, ever, already, altogether overall, again please, ok, okay, hey, hi, hello
                hi there, well, now then, right, out of curiosity, could you, can you, would you, will you, can you please
                could you please, would you mind, tell me, tell, give me, give, show me please, help me, help me understand, let me know
                let me see, let me, i am curious, curious, just curious, i was wondering, i wonder, wondering, just wondering
                i want to know, i would like to know, i would love to know, i need to know, i need, i want, i would like, i would love
                want to know, want to see, like to know, like to see, need to, i want to see, i would like to see, do you know, any idea
                do you have any idea, got any idea, can i see, can i get, can i have, could i see, could i get, could i have, may i see
                may i know, may i ask, can i ask, can i know, can you see, can you check, could you check, check, look up, look at
                have a look at, take a look at, pull up, bring up, run me through, walk me through, talk me through, fill me in on
                remind me, i forgot, i forget, i cannot remember, i do not remember, work out, figure out, find out, calculate, compute
                tally up, quick question, quickly, real quick, quick, briefly, in my ledger, in the ledger, ledger, from my data
                according to my data, in my data, in my records, in my books, records, for me, to me, me, us, you, your, my dear, mate
                dude, buddy, assistant, figure, figures, number, numbers, value, amount, amounts, sum of money, kind of, sort of
                type of, in terms of, when it comes to, as for, regarding, concerning, with regard to, with respect to, related to
                relating to, in relation to, in the area of, in the category, under, as, like, such, there, here, get, got, gets
                getting, gotten, do, does, doing, done, be able to, even, then, though, however, because, since i, if possible
                in detail, details, detail, info, information, at all, in general, generally, personally, both, each of, either, own
                one, ones, thing, things, stuff, something, anything, everything, all of it, in full, full, complete, up, down, out
                over, off, away, on it, into, onto, through, during, while, within, throughout, across, back, in, for, not, no, yes, too
                also just, answer, question, ask, asked, say, said, see, know, knowing, think, thought, guess, believe, wonder, mean
                want, wanted, need, needed, would like, happen, happened, happens, make, made, makes, making, take, takes, took, put
                puts, use, used, uses, using, turn, turned, come, comes, gone, recorded, booked, logged, registered, tracked, whatsoever
                hand, sure, certain, new, various, different, respective, particular, particularly, specific, specifically, especially
                namely, quite, pretty, very, extremely, somewhat, a bit, bit, little, still please, from scratch, great, good, nice, day
                days, week, weeks, date, dates, period, time period, timeframe, time frame, span, window, stretch, course, course of
                point, moment, at the moment, at present, present, currently, current, right now, presently, as of now, as of today
                as it stands, as things stand, today, to date, so far, until now, up to now, up till now, by now, now, lately, recently
                these days, nowadays, in recent times, times, time, household, family, personal, private, everyday, daily life, life
                place, places, area, areas, side, way, sense, end up, ended up, ending up, happened to, managed to, manage to
                went ahead and, try to, tried to, between, among, per, my own, own money, breakdown please, single, line, entry
                worth of, total of, sum of, size of, level of, rate of, level, state, state of, status, status of, situation, picture
                overview of, and, but, that i, that we, which i, who, whom, whose, how, how do, how does, how did, how has, how have
                how is, how are, how was, how were, what kind, what sort, or so, or less, more or less, interested in, interested
                am interested in, alone, more precisely, give or take, ballpark, rough, estimate of, idea of, feel for, terms, order
                question is, the question is, basis, wise, look, looks, looked, looking, till, until, before, after, when all, leave
                left over from, long, far, ago, else, other, others, another, much, many, lot, lots, a lot, a lot of, loads, heaps
                plenty, bunch, finish, finished, finishing, each, for each, for both, mo, at the mo, atm, rn, go by, goes by, went by
                two numbers, two figures, two amounts, two sums, two values, two totals, both numbers, both figures
                """),
            (Concept.Self, "i, we, my, our, mine, ours, myself, ourselves"),
            (Concept.Auxiliary, "did, do, does, have, has, had, was, were, am, are"),
            (Concept.Past, "did, was, were, had"),
            (Concept.Perfect, "have, has"),
            (Concept.At, "at"),
            (Concept.In, "in, on, inside, within, sitting in, held in, parked in"),
            (Concept.HowMuch, """
                how much, how much money, what amount, which amount, what sum, how large a sum, how big a sum, how high, how big
                how large, what is the figure, what was the figure, how expensive, how costly, how pricey, how steep, how deep
                what is the damage, what was the damage, damage, how dear, the cost of, price tag, how bad
                """),
            (Concept.HowMany, """
                how many, how often, how frequently, how regularly, number of, the number of, count, counts, counted, frequency
                how many times, total number, tally of, times did, how many separate, how many individual, how many different
                """),
            (Concept.Often, "how often, how frequently, how regularly, times, how many times, frequency, often, frequently, occasions"),
            (Concept.When, "when, what day, which day, what date, which date, the date of, on what day, on which day, how long ago, date"),
            (Concept.Where, "where, whereabouts"),
            (Concept.What, "what, what all, on what"),
            (Concept.Which, "which, which one, which ones, what are the"),
            (Concept.Why, """
                why, how come, what made, what makes, what drove, what caused, reason for, reasons for, reason, reasons, what is behind
                what was behind, explain, explanation, what explains, what pushed, what is driving, what was driving, what is up with
                what happened, what went wrong, what contributed, to blame, responsible for, what led to, what accounts for
                """),
            (Concept.HowMuch, "what does one, what does each, what does every, what does a single"),
            (Concept.HowMuch, "how many euros, how many pounds, how many dollars, how many bucks, how many quid, what money"),
            (Concept.Payment, """
                payment, payments, transaction, transactions, purchase, purchases, visit, visits, trip, trips, order, orders, booking
                bookings, entries, debit entries, occasion, occasions, receipts, transaction count, shopping trips, shopping trip
                separate payments, movements, movement, card payment, card payments, posting, postings
                """),
            (Concept.CategoryNoun, """
                category, categories, by category, per category, spending area, spending areas, area, areas, kind of expense, type
                types, kinds, kind of spending, group, groups, type of spending, kind of thing, kinds of things, expense type, segment
                segments, budget line, budget lines, type of expense, types of expenses, kinds of expenses, purpose, purposes
                spending category, kind of expenses, sort of things, class of, bucket, buckets, heading, headings, line of spending
                expense category
                """),
            (Concept.MerchantNoun, """
                merchant*, shop, shops, store, stores, retailer*, payee, payees, seller*, vendor*, supplier*, company, companies
                business, businesses, recipient, recipients, place, places, outlets, supermarket chain, chain, chains, provider
                providers, counterparty, counterparties, establishment*, who, whom
                """),
            (Concept.AccountNoun, "account, accounts, bank account, bank accounts"),
            (Concept.MonthNoun, "month, months"),
            (Concept.Average, """
                average*, on average, mean, avg, averaging, typical daily, typical monthly, averaged out, averages out, average out
                """),
            (Concept.Typical, "typical*, usually, normally, usual, generally, tend to, ordinarily, would you say, habitually"),
            (Concept.PerDay, """
                per day, a day, daily, each day, every day, per diem, day to day, by the day, day by day, single day, any given day
                a given day, average day, typical day, normal day, one day, day-to-day
                """),
            (Concept.PerMonth, """
                per month, a month, monthly, each month, every month, by the month, any given month, a given month, average month
                typical month, normal month, month on month, in one month, in a month
                """),
            (Concept.EachMonth, """
                each month, every month, month by month, by month, month to month, per month over, month on month, month over month
                monthly breakdown, monthly totals, monthly figures, monthly overview, month after month, for each month
                across the months, over the months, month-by-month, monthly spending, monthly expenses, monthly costs, monthly outgoings
                monthly numbers, month for month, from month to month, by the month, individual months, monthly total, monthly history
                monthly trend, one month at a time, a month at a time, month at a time, in every month, for every month, in each month
                of every month, of each month
                """),
            (Concept.Most, "most, mostly, most of, top, main, mainly, favourite*, favorite*, number one, primary, primarily, chief"),
            (Concept.Most, """
                biggest, largest, majority, lion*, bulk, heaviest, predominantly, highest, chiefly, principal, leading, bigger
                """),
            (Concept.Most, "biggest share, biggest chunk, biggest slice, biggest part, largest share, lion's share, hungriest, greatest"),
            (Concept.Largest, """
                largest, biggest, most expensive, highest, greatest, priciest, costliest, dearest, heaviest, top, single most, maximum
                higher than all, higher than any, bigger than all, bigger than any, larger than any, more than all, more than any other
                max, most costly, most pricey, steepest, most money, hefty, heftiest, big ticket, biggest single, record, hardest
                """),
            (Concept.InOneGo, """
                in one go, at once, in a single, in one, single, one-off, one off, at one time, in one transaction, in one payment
                paid in one go, pay in one go, spent in one go, spend in one go, dropped in one go, paid in one, paid in a single
                one time, in a single payment, in one sitting, in one hit, for a single, on a single, on one
                """),
            (Concept.Latest, """
                last time, latest, most recent, most recently, the last, last payment, last purchase, last visit, previous payment, last
                recent, recently, last transaction, newest, last one, previous visit, how long ago, how long has it been, how long is it
                """),
            (Concept.Last, "last, lastly, latest, most recent, most recently, newest, previous, previously"),
            (Concept.Since, "since, ago, long since"),
            (Concept.Compare, """
                compare, compares, compared, comparing, comparison, versus, vs, vs., against, relative to, stack up, stacks up
                stacked up, measure up, side by side, in contrast to, opposed to, as opposed to, next to, as against, contrast
                contrasted, up against, head to head, alongside
                """),
            (Concept.Difference, "difference, differences, differ, differs, differed, gap, diff, discrepancy, variance between"),
            (Concept.More, """
                more, higher, greater, bigger, larger, dearer, pricier, costlier, heavier, up on, increase*, rise, rose, risen, rising
                went up, gone up, going up, go up, goes up, grew, grow, growing, grown, climb*, exceed, exceeded, outspend, outspent
                worse, more expensive, more money, extra, additional, jumped, grows, upwards, upward, rocket*, outstrip*, outweigh*
                surpass*
                """),
            (Concept.Less, """
                less, lower, smaller, fewer, cheaper, decrease*, fell, fall, fallen, falling, went down, gone down, going down, go down
                goes down, drop, dropped, dropping, shrink*, shrank, shrunk, cut back, cut down, cut, reduce*, reduced, declin*, sank
                better, cutting back, less expensive, less money, downwards, downward, spent less, came down, come down, coming down
                under
                """),
            (Concept.Than, "than, compared to, compared with, in comparison to, in comparison with, relative to, versus, against"),
            (Concept.Or, "or, or rather, or on, or at, or in, or for, over or under"),
            (Concept.Usual, "usual, normal, average month, as usual, than usual, than normal, ordinary"),
            (Concept.Changed, """
                change*, changing, shift*, moved, move, moving, different, differently, vary, varied, varies, variation, fluctuat*
                swing*, vary from, evolve*, evolving, evolution, develop*, alter*
                """),
            (Concept.Trend, """
                trend*, over time, over the months, over the years, over the last few months, develop*, evolve*, evolving, evolution
                history, trajectory, pattern, patterns, curve, graph, chart, plot, timeline, progression, progress*, course of my
                how have my, historically, been going, been developing, moving over, going up or down, rising or falling, up or down
                more or less at, more or less on, more or less as, more or less each, more or less every, as the months go by
                as time goes by, as the months went by, as the year went on, as the months passed, with each month
                direction, look like over, looked over, gone over time, long term, long-term, time series, creeping up, creep up
                going over
                """),
            (Concept.Split, """
                break down, breakdown, break, breaks, broken, broken down, breaking down, split, split up, splits, divided, divide
                distribut*, composition, made up, make up, consist*, composed, breaks down, structure, what for, by type, sort by
                sorted by, group by, grouped by, itemise*, itemize*, itemised, categorised, categorized, split out, spread
                spread across, allocation, pie chart, mix, carve up, by group, by purpose, breakdown of, split by
                """),
            (Concept.List, """
                show, list, lists, display, see all, show me, what transactions, what payments, what purchases, list all, print, view
                pull up, look up, give me a list, enumerate, recap, find, search
                """),
            (Concept.Next, "next, upcoming, coming up, forthcoming, following, next up, coming"),
            (Concept.Still, "still, yet, remaining, left"),
            (Concept.Unusual, """
                unusual*, anomal*, strange*, suspicious*, weird*, odd, oddly, oddity, oddities, odd looking, fraud*, irregular*
                out of the ordinary, fishy, abnormal*, atypical, dodgy, peculiar, suspect, unexpected, unexplained, out of place
                outlier*, unfamiliar, stand out, stands out, stood out, off about, out of character, sketchy, shady, scam*
                not look right, not right, looks off, look off, flagged, alarming, concerning transactions, unauthorised, unauthorized
                do not recognise, do not recognize, questionable, look wrong, looks wrong, seem off, seems off, seems wrong, worry about
                worried about, red flag*, raise an eyebrow, funny, raise eyebrows, not normal, does not fit, do not fit, hinky, iffy
                """),
            (Concept.Insights, """
                insight*, what is new, anything new, anything interesting, anything i should know, anything i should, tip, tips, news
                observation*, highlights, anything noteworthy, noteworthy, anything worth knowing, notable, updates, worth knowing
                """),
            (Concept.Help, """
                help, what can you do, what can i ask, what can you answer, what can you tell me, how do you work, how does this work
                what do you do, what are you able to do, what questions can i ask, who are you and what can you do, what do you know
                """),
            (Concept.FollowUp, """
                and, what about, how about, same, the same, same question, also, why, then, now, ok, okay, instead, same again, likewise
                but, same thing, next, too, as well, ditto, or, only, just, again, alright, fine, sorry, i meant, i mean, no, rather
                make that
                """),
            (Concept.That, """
                those two, these two, of those two, of the two, the two of them, both of those, which of those two, which of the two
                """),
            (Concept.That, "it, that, those, them, these, this, there, they, the same, instead, which of those, of those, of these, ones"),
            (Concept.Only, "only, just, solely, exclusively, limited to, restricted to, narrowed down to"),
            (Concept.Number, """
                two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, fifteen, twenty, thirty, forty, fifty, sixty
                seventy, eighty, ninety, hundred, hundreds, thousand, thousands, grand, million, dozen
                """),
            .. EnglishMoney.Phrases,
            .. EnglishRefusals.Phrases,
        ]);
}
