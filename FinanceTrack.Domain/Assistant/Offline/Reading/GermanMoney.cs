namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>German words for money that goes out, comes in, is there, and will be.</summary>
internal static class GermanMoney
{
    public static IReadOnlyList<(Concept Concept, string Phrases)> Phrases { get; } =
    [
        (Concept.Money, """
            geld, euro, eur, kohle, franken, chf, cash, knete, moneten, zaster, schotter, taler, penunzen, asche, mittel
            """),
        (Concept.Spend, """
            ausgeben, ausgegeben, ausgebe, ausgibt, ausgab, gab aus, gebe, gab ich, gebe ich, ausgabe, ausgaben, gekostet, kosten
            kostet, kostete, kosteten, gezahlt, bezahlt, zahle, zahlen, zahlte, zahlst, bezahle, bezahlen, bezahlte, zahlung*
            verbraucht, verbrauchen, verpulver*, verprasst*, verplemper*, verjubel*, verballer*, hingeblattert, hinblatter*, blechen
            geblecht, berappt, berappen, draufgegangen, drauf gegangen, draufgehen, drauf, gelassen, verschleudert, gekauft
            eingekauft, kaufen, kaufte, einkaufen, geshoppt, aufgewendet, aufwendung*, aufgewandt, investiert in, gelatzt, hingelegt
            losgeworden, los, gesteckt, verschwendet, verbraten, rausgehauen, rausgeworfen, rausgegangen, rausgehen, raus
            abgeflossen, abfluss, abflusse, belastet, belastung*, abgebucht, abgegangen, abgang, abgange, abbuchung*, auslagen
            aufwand, geflossen, uberwiesen, gesamtausgaben, monatsausgaben, bestellt, bestellen, verschluckt, gefressen
            verschlungen, rechnung beglichen, beglichen, entrichtet, von mir, von uns, mich losgeworden, gespendet, geopfert
            getragen, gebracht, reingehauen, reinhauen, reingeschlagen, an mir verdient, mit mir verdient
            von mir bekommen, von mir kassiert, von mir erhalten,  wieder ausgegeben, wieder weg, wieder raus
            liegen gelassen, liegenlassen, ausgaben fur, verkonsumiert, konsumiert, gegonnt, geldausgaben
            """),
        (Concept.Go, """
            gegangen, geht, gehen, ging, gingen, fliesst, floss, fliessen, flossen, verschwindet, verschwunden, hingegangen
            bleibt hangen
            """),
        (Concept.Earn, """
            eingenommen, einnehmen, einnahme, einnahmen, verdien*, verdient, einkommen, einkunfte, gehalt, gehalter, lohn, lohne
            erhalten, bekommen, bekam, bekomme, erhielt, erhalte, eingegangen, eingang, eingange, zufluss, zuflusse, reingekommen
            rein gekommen, reinkommen, reinkam, kam rein, kommt rein, kommen rein, kamen rein, hereingekommen, zugeflossen
            gutschrift*, gutgeschrieben, erwirtschaftet, eingestrichen, einkassiert, kassiert, geldeingang*, zugang, zugange
            nettoeinkommen, gesamteinnahmen, rein, herein, hereinkam, gutgeschrieben bekommen, ausbezahlt, ausgezahlt bekommen
            bezuge, besoldung, monatseinkommen
            """),
        (Concept.Save, """
            gespart, sparen, spare, sparte, ubrig, netto, uberschuss, zuruckgelegt, zur seite gelegt, auf die seite gelegt
            beiseite gelegt, beiseitegelegt, weggelegt, ubrig geblieben, ubriggeblieben, ubrig behalten, defizit, im plus, im minus
            plus gemacht, minus gemacht, bilanz, gewinn, verlust, behalten, sparquote, ersparnis, ersparnisse, erspart, cashflow
            unterm strich, unter dem strich, hangen geblieben, geblieben, zuruckbehalten, angespart, auf die hohe kante, saldo aus
            """),
        (Concept.Left, """
            blieb, blieben, ubrig, ubrig geblieben, ubriggeblieben, verbleibt, verbleiben, bleibt, bleiben, restlich
            rest, geblieben
            """),
        (Concept.Minus, "minus, abzuglich, weniger ausgaben"),
        (Concept.Total, """
            insgesamt, gesamt, zusammen, summe, in summe, total, gesamtsumme, zusammengerechnet, zusammengenommen, in der summe
            alles in allem, addiert, gesamte, gesamtbetrag, unterm strich, summiert, aufsummiert, beliefen, belauft, belaufen
            betrug, betrugen, betragt
            """),
        (Concept.Expensive, """
            wie teuer, teuer, teurer, kostspielig, so viel, so hoch, hoch, so teuer, zu viel, viel zu viel, so kostspielig
            dermassen, derart, so schlimm, ausgerissen, explodiert, in die hohe, gestiegen, so stark
            """),
        (Concept.Balance, """
            kontost*, guthaben, vermogen, saldo, salden, kontosaldo, gesamtvermogen, nettovermogen, bestand, kontoguthaben
            auf der hohen kante, auf der bank, liegt auf, liegen auf, verfuge, verfugbar auf, besitze, auf dem konto, auf den konten
            auf meinen konten, auf meinem konto, drauf ist, ist drauf, sind drauf, drauf habe, drauf hab, noch drauf, drauf sind
            liegt, liegen, reich, wie reich, barschaft, stand meiner konten, stand
            """),
        (Concept.Have, """
            habe ich, hab ich, haben wir, habe, hab, besitze, gibt es, ist auf, ist, liegt, steht, stehen, sind auf, befindet
            """),
        (Concept.Recurring, """
            laufende vertrage, laufenden vertrage, laufende vertrage und abos, laufende abos, laufenden abos
            abo, abos, abonnement*, abonniert, wiederkehrend*, regelmassig*, dauerauftr*, fixkosten, lastschrift*, fixe kosten
            laufende kosten, feste kosten, feste ausgaben, laufende ausgaben, laufenden kosten, laufenden ausgaben, vertrag
            vertrage, vertragen, mitgliedschaft*, verpflichtung*, monatliche belastungen, fixen kosten, festen kosten
            festen ausgaben, rechnungen, rechnung, festes einkommen, festen einnahmen, feste einnahmen, fixe ausgaben
            fixen ausgaben, jeden monat ab, gebuhr, beitrag, beitrage, monatliche verpflichtungen, monatlich abgebucht, automatisch*
            wiederholt, wiederholen, abonniere
            """),
        (Concept.Bill, "abo, abonnement, vertrag, rechnung, rechnungen, mitgliedschaft, gebuhr, beitrag, rate"),
        (Concept.Due, """
            fallig*, abgebucht, abbuchung, eingezogen, falligkeit, falligkeitsdatum, steht an, stehen an, anstehend*, wird abgebucht
            ansteht, anstehen, zahlen muss, bezahlen muss, verlangert, abgerechnet, belastet, muss ich
            """),
        (Concept.Forecast, """
            prognose*, prognostizier*, voraussichtlich*, vorhersage*, erwartet*, erwarte, erwarten, hochrechnung, schatzung
            geschatzt*, vorschau, ausblick, rechnest, vorhersag*, vorher sagen, zu erwarten, absehbar, hochgerechnet, kunftig*
            zukunft*
            """),
        (Concept.Future, """
            werde ich, werden wir, wird mein, wird es, wird, werde, morgen, ubermorgen, in zukunft, bald, kommt auf mich zu
            """),
        (Concept.MonthEnd, """
            monatsende, ende des monats, monatsletzten, rest des monats, ende dieses monats, bis monatsende, restlichen monat
            zum monatsende, monat vorbei, monat zu ende, ultimo, monatswechsel, ende vom monat, rest dieses monats
            """),
        (Concept.RunOut, """
            reicht, reichen, ausgeht, geht aus, ausgehen, pleite, knapp, uber die runden, in die miesen, in den dispo, ins minus
            dispo, hinkommen, komme ich hin, auskommen, komme ich aus, auskomme, durchhalten, ins rote
            """),
        (Concept.Can, "kann ich, darf ich, konnen wir, durfen wir, konnte ich, kann man, durfte ich"),
        (Concept.Safe, """
            frei verfugbar*, verfugbar, leisten, sorglos, bedenkenlos, ubrig zum ausgeben, zur verfugung, spielraum, zum ausgeben
            luft, verfugung, gefahrlos, unbesorgt, ohne risiko, ohne sorge, budget, sicher ausgeben, puffer, problemlos
            """),
        (Concept.Payday, """
            zahltag, gehaltseingang, nachsten gehalt, nachstes gehalt, nachste gehalt, nachsten lohn, gehalt kommt, lohn kommt
            gehaltstag, nachster lohn, bis zum gehalt, nachsten geldeingang, lohneingang, nachsten gehaltseingang, nachsten zahltag
            das nachste geld, bis zum lohn, gehaltszahlung, nachsten gehaltszahlung, nachste lohn, neue gehalt
            """),
    ];
}
