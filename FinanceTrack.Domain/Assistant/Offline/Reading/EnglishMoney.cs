namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>English words for money that goes out, comes in, is there, and will be.</summary>
internal static class EnglishMoney
{
    public static IReadOnlyList<(Concept Concept, string Phrases)> Phrases { get; } =
    [
        (Concept.Money, """
            money, cash, euro, euros, eur, pound, pounds, gbp, quid, dollar, dollars, usd, bucks, funds, dough, franc, francs, chf
            budget, finances, financial, financially, dosh, moolah, how many euros, how many pounds, how many dollars
            """),
        (Concept.Spend, """
            spend*, spent, spends, pay, pays, paying, paid, paid out, pay out, cost, costs, costing, costed, expense*, expenditure*
            outgoing, outgoings, outflow, outflows, outlay, outlays, purchase, purchases, purchased, buy, buys, buying, bought, shell*
            fork out, forked out, forking out, fork over, forked over, blow, blew, blown, blowing, burn, burnt, burned, burning
            burn through, burned through, burnt through, i drop, we drop, i dropped, i have dropped, have i dropped, dropped on
            dropped at, drop on, drop at, splash out, splashed out, splurge*, splash, splashed, squander*, waste, wasted, wasting
            lay out, laid out, cough up, coughed up, part with, parted with, hand over, handed over, dole out, doled out, fritter*
            lavish*, set me back, sets me back, setting me back, set us back, run me, runs me, run us, ran me, money out, went out
            goes out, going out, gone out, go out, left my account, left my accounts, leave my account, leaving my account, pay for
            charge, charged, charges, charging, bill me, billed, billing, invoiced, put down, put towards, put into, sink into
            sank into, sunk into, pour into, poured into, pump into, pumped into, throw at, threw at, thrown at, plough into
            ploughed into, chuck at, ship out, dish out, dished out, use up, used up, get through, got through, go through, went through
            made off me, made from me, earned from me, got from me, get from me, received from me, earned off me
            paid in one go, pay in one go, spent in one go, spend in one go, dropped in one go, paid in one, paid in a single
            shop, shops at, shopped, shopping at, shopping trip, order from, ordered, ordering, consume, consumed, devour*, eat up
            ate up, eaten up, eat into, eat, ate, swallow, swallowed, swallow up, gobble*, take out of, cost me, price of, pricing, tab
            invoice total, contribute to, contributed to, debited, debit, debits, payout, payouts, disburse*, disbursement*, dent
            hole in my pocket, out of pocket, out of my pocket, from my pocket, from my wallet, wallet, bleed, bled, haemorrhage*
            lose to, lost to, lose, lost, send to, sent to, sent, transferred to, remit*, dip into, commit to, swipe, swiped, from me
            off me, off of me, from us, of my money, out of me, my money go, i leave, we leave, i left, left behind, damage, fund
            funded, financed, finance, allocate*, allot*, devote*, dedicate*, gave to, give to, given to, gave, hand to
            """),
        (Concept.Go, """
            go, goes, went, going, gone, go to, goes to, went to, going to the, disappear*, vanish*, flow, flowed, flows, flowing, head
            headed, end up, ended up, ending up, visit*, go on, went on, going on, gone on, goes on, leak*, drain*, move out, moved out
            """),
        (Concept.Earn, """
            earn*, income*, salary, salaries, wage, wages, paycheck*, paycheque*, pay cheque, receive*, received, receipt, receipts
            paid to me, get paid, got paid, getting paid, gets paid, be paid, been paid, was paid, were paid, am paid, pay me, paid me
            pays me, paid us, came in, come in, comes in, coming in, coming into, come into, came into, money in, cash in, in coming
            incoming*, inflow*, revenue*, rake in, raked in, raking in, bring in, brought in, bringing in, bring home, brought home
            take home, took home, takings, take in, took in, taken in, make in, made in, money made, did i make, did we make
            have i made, i make, i made, we make, we made, have we made, do i make, do we make, been making, arrive, arrived, land in
            landed in, hit my account, reached my account, enter my account, entered my account, credited, deposit, deposits, deposited
            pocketed, pocket, collect, collected, paid in, pay in, paid into, pay into, roll in, rolled in, net pay, proceeds, pull in
            pulled in, gain, gained, gains, flow in, flowed in, flowed into, flow into, remuneration, pay check, payslip*, acquired
            money from
            """),
        (Concept.Save, """
            save, saved, saving, savings rate, net, net of, surplus, deficit, cash flow, cashflow, put aside, set aside, put away
            putting aside, setting aside, putting away, squirrel* away, squirrelled, stash away, stashed, stashed away, sock away
            tuck* away, keep, kept, keeping, bottom line, in the black, in the red, or in the black
            or in the red, or the black, or the red, in the green, in the plus, in the minus, profit, loss, overspend
            overspent, overspending, break even, broke even, ahead, come out ahead, came out ahead, end up ahead, within my means
            beyond my means, within our means, net result, net savings, net position, plus or minus, make ends meet, retain, retained
            put money aside, put by, hang on to, hung on to, hold on to, held on to, over or under, shortfall, leftover, live within
            profit or loss, lay aside, laid aside, squirreled, net change, balance out, net income, net cash flow, savings
            """),
        (Concept.Left, "left, left over, left-over, over at the end, remain, remained, remaining, remains, unspent, to spare, spare"),
        (Concept.Save, "left over, left-over, over at the end, unspent"),
        (Concept.Minus, "minus, less what, after subtracting, subtract, subtracting, deduct*, net of, after expenses, after spending"),
        (Concept.Total, """
            total, totals, totalled, totaled, totalling, in total, sum, sums, sum total, all in all, all told, altogether, overall
            alltogether, in all, combined, together, add up, adds up, added up, add up to, adding up, added together, grand total
            aggregate, aggregated, cumulative, cumulatively, collectively, come to, came to, comes to, amount to, amounted to, amounts to
            tot up, totted up, tally, summed, sum up, running total, overall figure, worth, all up, everything together, put together
            """),
        (Concept.Expensive, """
            how expensive, how costly, how pricey, expensive, costly, pricey, steep, so high, so much, high, too much, that much
            this much, so big, so bad, so large, so expensive, spike, spiked, jump, jumped, bad, heavy, extreme, over budget, such a lot
            out of hand, shot up, so costly, this high, that high, that expensive, so pricey, surge*, painful, brutal, balloon*
            skyrocket*, soar*, blow up, blew up
            """),
        (Concept.Balance, """
            balance, balances, net worth, account balance, account balances, bank balance, total balance, how rich, how wealthy, wealth
            total assets, assets, standing at, stands at, stand at, how well off, in the bank, holdings, credit balance, how broke
            is in my account, is in my accounts, nest egg, holds, hold, holding, contains, contain, available in, sitting in, parked in
            sits in, account looking, account standing, how full, worth in total, total worth, liquid, liquidity, fortune, in the kitty
            """),
        (Concept.Have, """
            have, has, have got, own, possess, got, is there, there is, is in, is on, is sitting, is left in, sits, sitting, held
            in my account, in my accounts, in the account, in all accounts, in all my accounts, across all accounts, across my accounts
            do i have, do we have, have i got, have we got, i have, we have
            """),
        (Concept.Recurring, """
            recurring, on a regular basis, recur, recurs, recurrent, subscription*, subscribe*, subscribed, regular payment*
            regular bill*, regular income, regular expense*, regular cost*, regular outgoings, regular commitments, standing order*
            fixed cost*, fixed expense*, fixed outgoings, fixed charges, fixed payments, direct debit*, monthly bill*, next payment
            membership*, repeating, repeat, commitments, automatic payments, automatic payment, automatically, auto pay, autopay
            obligations, retainer, overheads, committed, periodic*, every month for bills, regular deposit*, regular earnings, regularly
            regularly receive, regularly earn, regularly come in, come in regularly, comes in regularly, coming in regularly
            regularly pay, pay regularly, regulars, steady income, fixed income, repeat payments, scheduled payments, scheduled payment
            scheduled, standing payments, steady, reliably, like clockwork, every single month, regular sources, regular inflow*
            regular money, ongoing, reoccurring, signed up to, signed up for, signed up, regular, contract, contracts, plan, plans
            monthly commitments, tied to, tied into
            """),
        (Concept.Bill, """
            bill, bills, charge, subscription, membership, contract, fee, plan, instalment*, installment*, invoice, invoices, premium
            """),
        (Concept.Recurring, """
            bill, bills, standing bills, standing order, standing orders, subs, regular bills, monthly bills, subs and bills
            regular payments
            """),
        (Concept.Due, """
            due, due date, payable, renew, renews, renewal, renewing, comes out, come out, coming out, goes out next, be charged
            be debited, be taken, be billed, get charged, get billed, taken next, charged next, charge me next, bill me next
            debited next, hit my account next, leave my account next, falls due, fall due, owed, up for, go out next, be deducted
            deducted, be collected, next due, expect the next, expecting the next, collected next, be due, roll around, rolls around
            come around, next charge, be paid next, have to pay, has to be paid, need to pay, must i pay, owe, going to be charged
            going to be debited, land next
            """),
        (Concept.Forecast, """
            forecast*, predict*, prediction*, projected, projection*, project, expected, expect, expects, expecting, expectation*
            outlook, estimate, estimated, estimation, prognosis, anticipate*, look ahead, looking ahead, foresee, going forward
            run rate, likely, probably, prospects, future, cash flow forecast, expected cash flow, in store, shape up, shaping up
            ahead of me, on track, heading for, headed for, look like by, be like by, be like over, look like over the coming, turn out
            pan out
            """),
        (Concept.Future, """
            will i, will we, will my, will it, will there, will be, will, shall, going to, am i going to, are we going to, is going to
            about to, upcoming, coming days, coming weeks, tomorrow, from now, in the near future, ahead
            """),
        (Concept.MonthEnd, """
            end of month, end of the month, end of this month, month end, month's end, months end, the month is out, the month is over
            rest of the month, rest of this month, remainder of the month, remainder of this month, until the month ends
            last day of the month, last day of this month, last day of, final day of
            close of the month, by the end, end of the current month, month closes, the month ends, month is through
            when the month ends, the last of the month
            """),
        (Concept.RunOut, """
            run out, running out, run dry, run short, go broke, make it to, make it until, make it through, last until, last me
            be enough, last through, get through the month, tide me over, stretch to, survive, scrape by, hold out, dip below zero
            go negative, go into overdraft, overdrawn, overdraft, short of money, be short, broke before, broke by, skint, out of money
            out of cash, cover me, see me through, get by, manage until, negative by, in the minus by, last to the end, enough to
            enough for
            """),
        (Concept.Can, """
            can i, can we, could i, could we, may i, may we, am i able to, am i allowed to, free to, okay to, ok to, possible to
            allowed to, can safely, how much can, what can, should i limit, can afford
            """),
        (Concept.Safe, """
            afford, affordable, safe to spend, safely spend, safe to use, left to spend, free to spend, left for spending, to play with
            spending money, disposable, discretionary, spendable, available to spend, leeway, wiggle room, breathing room, headroom
            spending room, spending allowance, safe amount, money to burn, room to spend, safely use, safely, allowance
            room in my budget, room left, budget left, money is free, spare cash, spare money, get away with spending, budget remaining
            left in my budget, left in the budget, how far can i go, without getting into trouble, still available
            """),
        (Concept.Payday, """
            payday, pay day, next salary, next pay, next paycheck, next paycheque, next pay cheque, next wage, next wages, next income
            salary comes, salary arrives, salary lands, i get paid, i am paid, get paid next, get paid again, wages arrive, wages come
            my salary comes in, my salary arrives, next time i get paid, next payday, next salary payment, paid again, pay arrives
            salary hits, wages hit, pay comes, pay lands, i am next paid, my pay comes in, until my salary, until my wages, until my pay
            until the next salary, until the salary, before my salary, before my wages, paycheck arrives, paycheck comes, paycheck hits
            """),
    ];
}
