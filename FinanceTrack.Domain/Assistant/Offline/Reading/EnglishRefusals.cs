namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>English words of what a ledger does not hold, of what cannot be computed, and of changes.</summary>
internal static class EnglishRefusals
{
    public static IReadOnlyList<(Concept Concept, string Phrases)> Phrases { get; } =
    [
        (Concept.Outside, """
            stock, stocks, share price, share prices, shares, weather, joke, jokes, recipe, recipes, president, capital of, translate
            poem, mortgage rate, mortgage rates, interest rate, interest rates, exchange rate, exchange rates, inflation, bitcoin
            crypto*, etf, etfs, yen, world cup, invest, invests, investing, investment*, tax return, tax advice, tax, legal advice
            other user, other users, other people, other customers, average household, average person, average family, neighbour*
            neighbor*, password, pin, pin code, should i, shall i, ought i, would you recommend, recommend*, advice, advise
            credit score, credit rating, who are you, meaning of, horoscope, football, lottery, colleague*, coworker*, co-worker*, boss
            friend, friends, people, everyone, everybody, someone, somebody, my wife, my husband, my partner, my brother, my sister
            my mother, my father, my parents, my son, my daughter, my flatmate, my roommate, my kids, my children, he, she, his, her
            their, roommate*, flatmate*, girlfriend, boyfriend, spouse, typical family, typical household, national average, most people
            the average, average brit, average german, price of gold, gold, gold price, silver price, oil price, best bank
            best savings rate, savings rate of, best rate, cheapest, cheapest supermarket, cheapest place, which bank, best deal
            better deal, cheaper provider, cheaper supplier, cheaper energy, cheaper insurance, cheaper tariff, cheaper deal, find me a
            find me an, find me the best, bad with money, so bad with money
            good with money, feel bad, feel guilty, feel so bad, always feel
            movie, song, film, book me, hotel, flight, flights, time is it, the time, year is it, day is it, rain
            temperature, population, tall, mountain, planet, sing, dance, story, phone number, address, opening hours, opening times
            open on, close on, closest, nearest, near me, points, loyalty points, competitor*, celebrity, politic*, government, election
            war, sports, sport, game tonight, cook, dinner tonight, buy a house, lend, borrow, loan rate, pension plan, retire
            retirement, my age, age, salary of, salaries of, market, economy, gdp
            """),
        (Concept.Beyond, """
            weekend, weekends, weekday, weekdays, monday*, tuesday*, wednesday*, thursday*, friday*, saturday*, sunday*, working day
            working days, morning, mornings, afternoon, afternoons, evening, evenings, night, nights, at night, midnight, noon
            lunchtime, oclock, hour, hours, hourly, minute, minutes, per hour, an hour, holidays excluded, except, excepting, except for
            excluding, exclude, excludes, excluded, not counting, not including, leaving out, leave out, leaving aside, other than
            apart from, aside from, besides, without, ignoring, ignore, minus the, bar, save for, but not, setting aside the
            disregarding, omit*, everything but, anything but, all but, if you ignore, if we ignore, outside of, beyond, non, neither
            nor, with the exception, median, percentile*, variance, standard deviation, quartile*, quantile*, correlat*, mode
            statistically, regression, histogram, skewness, probability, odds, chance, chances, percent, percentage, per cent, share of
            proportion, fraction, ratio, what part of, how long, if, if i, if we, if my, would i, would we, would it, i would have
            we would have, would have, suppose, supposing, assume, assuming, hypothetical*, imagine, what if, were i to, had i
            could have, should have, unless, in case, per person, per head, per capita, per visit, per kilo, per litre, per liter
            per item, per mile, per kilometre, each person, smallest, lowest, least, fewest, minimum, cheapest, tiniest, second biggest
            second largest, second most, third largest, third biggest, runner up, online, offline, abroad, overseas, by card, in cash
            with card, contactless, by credit card, with my credit card, foreign, cash withdrawals, vat, tax deductible, deductible
            refunds, refund, cashback, decade, decades, century, forever, lifetime, when i am old, by the time i am, quantity, litres
            liters, kilos, calories, units of, emission*, carbon, co2, products, product, brand, brands, exchange, convert, converted
            currency, in dollars instead, in euros instead, in bitcoin, in yen, inflation adjusted, real terms, goal, goals, target
            budgeted, limit, limits, plan to save, interest
            """),
        (Concept.Edit, """
            categorise, categorize, recategorise, recategorize, delete, add, record, link, dismiss, move, rename, change, set, transfer
            remove, edit, update, mark, tag, assign, create, undo, cancel, merge, split this, correct, fix, book, pay, send
            make a payment, buy, order, make a transfer, set up, schedule, block, freeze, close, open, unsubscribe, stop, increase my
            log, enter, insert, file, import, export, download, email, mail, remind me to, put a limit, top up, withdraw, reverse, flag
            """),
    ];
}
