namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>How questions about money are asked in German.</summary>
internal static class GermanWords
{
    public static Language Language { get; } = new(
        isGerman: true,
        [
            ("wie's", "wie es"), ("gibt's", "gibt es"), ("hab's", "habe es"), ("war's", "war es"), ("ist's", "ist es"), ("geht's", "geht es"),
            ("hab'", "habe"), ("'ne", "eine"), ("'n", "ein"), ("wieviel", "wie viel"), ("wieviele", "wie viele"), ("sag mal", "sage mir"),
        ],
        [
            (Concept.Filler, """
                der, die, das, den, dem, des, ein, eine, einen, einem, einer, eines, es, ist, sind, war, waren, wird sein, sein, seien, ware
                bitte, danke, mal, denn, doch, eigentlich, so, ungefahr, etwa, circa, ca, genau, gerade, schon, bereits, auch nur, ganz
                alle, aller, allem, allen, alles, ganze, ganzen, gesamten, irgendwelche, etwas, man, mir, mich, uns, dir, du, sie, ihnen
                kannst du, konntest du, konnen sie, konnten sie, wurdest du, wurden sie, sag mir, sage mir, sagen sie mir, sagen, sag, gib mir
                gib, geben sie mir, verrate mir, verrat mir, nenn mir, nenne mir, nennen sie mir, nenn, nenne, lass mich wissen, weisst du
                ich mochte wissen, ich will wissen, ich wurde gern wissen, ich wurde gerne wissen, ich wusste gern, ich wusste gerne
                mich interessiert, mich wurde interessieren, wurde mich interessieren, interessiert mich, ich frage mich, hallo, hi, hey
                und zwar, in etwa, im grossen und ganzen, rund, um, herum, von, vom, mit, zu, zum, zur, am, an, auf, aus, bei, beim, bis, durch
                fur, gegen, im, in, ins, nach, neben, seit, uber, unter, vor, wahrend, innerhalb, zwischen, dort, da, hier, damit, dafur, davon
                dabei, dazu, darauf, daran, her, hin, raus, rein, weg, ab, los, viel, viele, vieles, bisschen, wenig, sehr, ziemlich, nun
                jetzt, aktuell, aktuelle, aktuellen, aktueller, momentan, derzeit, derzeitige, derzeitigen, im moment, zur zeit, zurzeit, heute
                bislang, bisher, bis jetzt, bis heute, insgesamt gesehen, uberhaupt, jemals, je, pro, ja, nein, nicht, kein, keine, nur
                ok, okay, gut, also, also gut, dann, aber, oder so, frage, anzeigen, schau, schau mal, schau nach, guck, guck mal, such
                betrag, betrage, hohe, in hohe von, wert, zahl, zahlen mir, summe von, einzelne, einzelnen, jeweils, jeweilige, tag, tage, tagen
                woche, wochen, zeit, zeitraum, mein lieber, personlich, privat, haushalt, leben, alltag, zuhause, hause, an geld, an kosten
                lief, laufen, lauft, sieht, aus sehen, aussehen, gewesen, geworden, worden, werden, wurde, wurden, dass, ob, wo das, was fur
                einmal, noch einmal, nochmal, kurz, kurze, schnell, gern, gerne, mochte, will, wissen, erfahren, sehen, kennen, brauche, hatte
                hatten, konnte, konnten, kann man, machen, macht, machte, tun, tut, stand der dinge, allgemein, generell, namlich, genannten
                diese, dieser, dieses, diesen, diesem, jene, jener, solche, welche art, gehoren, gehort, betreffen, betrifft, bezuglich
                gab es, gab, gabe, komme, kommt, kommen, kam, kamen, gib es, sorry, hinsichtlich, in sachen, thema, zum thema, rund um, was angeht, angeht, uberblick, ubersicht, wie, wie sehr, andere, anderen
                """),
            (Concept.Self, "ich, wir, mein, meine, meinen, meinem, meiner, meines, unser, unsere, unseren, unserem, unserer, mich, mir, uns"),
            (Concept.Auxiliary, "habe, hab, haben, hat, hatte, hatten, bin, sind, war, waren, wurde, wurden, ist"),
            (Concept.Past, "hatte, hatten, war, waren"),
            (Concept.Perfect, "habe, hab, haben, hat"),
            (Concept.At, "bei, beim"),
            (Concept.In, "auf, auf dem, in, im"),
            (Concept.HowMuch, """
                wie viel, wie viel geld, welcher betrag, welchen betrag, welche summe, wie hoch, wie teuer, was hat, was haben, wie gross
                in welcher hohe, wie viel euro, was kostet, was kosten, was kostete, wie viele euro, wie viel franken, wie viel kohle
                """),
            (Concept.HowMany, """
                wie oft, wie haufig, wie viele, wie viele male, anzahl, wie viele mal, wie viel mal, zahle, haufigkeit, wie regelmassig
                """),
            (Concept.Often, "wie oft, wie haufig, oft, haufig, mal, male, haufigkeit"),
            (Concept.When, "wann, an welchem tag, welches datum, zu welchem datum, welcher tag, an welchem datum, datum, wie lange ist es her"),
            (Concept.Where, "wo, wohin, woran"),
            (Concept.What, "was, wofur, wozu, woraus"),
            (Concept.Which, "welche, welcher, welches, welchen, welchem"),
            (Concept.Why, """
                warum, wieso, weshalb, weswegen, woran liegt, woran lag, grund, grunde, aus welchem grund, erklar*, erklare, was war los
                was ist passiert, wie kommt es, wie kam es, ursache, ursachen, was ist los, schuld
                """),
            (Concept.Money, "geld, euro, eur, kohle, franken, chf, cash, knete, moneten, zaster, schotter, taler, penunzen, asche, mittel"),
            (Concept.Spend, """
                ausgeben, ausgegeben, ausgebe, ausgibt, ausgab, gab aus, gebe, gab ich, gebe ich, ausgabe, ausgaben, gekostet, kosten, kostet
                kostete, kosteten, gezahlt, bezahlt, zahle, zahlen, zahlte, zahlst, bezahle, bezahlen, bezahlte, zahlung*, verbraucht
                verbrauchen, verpulver*, verprasst*, verplemper*, verjubel*, verballer*, hingeblattert, hinblatter*, blechen, geblecht, berappt
                berappen, draufgegangen, drauf gegangen, draufgehen, drauf, gelassen, verschleudert, gekauft, eingekauft, kaufen, kaufte
                einkaufen, eingekauft, geshoppt, aufgewendet, aufwendung*, aufgewandt, investiert in, gelatzt, hingelegt, losgeworden, los
                gesteckt, verschwendet, verbraten, rausgehauen, rausgeworfen, rausgegangen, rausgehen, raus, abgeflossen, abfluss, abflusse
                belastet, belastung*, abgebucht, abgegangen, abgang, abgange, abbuchung*, auslagen, aufwand, geflossen, uberwiesen, gesamtausgaben
                monatsausgaben, bestellt, bestellen, verschluckt, gefressen, verschlungen, rechnung beglichen, beglichen, entrichtet
                von mir, von uns, mich losgeworden, gespendet, geopfert, liegen gelassen, liegenlassen, ausgaben fur, verkonsumiert, konsumiert, gegonnt, geldausgaben
                """),
            (Concept.Go, "gegangen, geht, gehen, ging, gingen, fliesst, floss, fliessen, flossen, verschwindet, verschwunden, hingegangen, bleibt hangen"),
            (Concept.Earn, """
                eingenommen, einnehmen, einnahme, einnahmen, verdien*, verdient, einkommen, einkunfte, gehalt, gehalter, lohn, lohne, erhalten
                bekommen, bekam, bekomme, erhielt, erhalte, eingegangen, eingang, eingange, zufluss, zuflusse, reingekommen, rein gekommen
                reinkommen, reinkam, kam rein, kommt rein, kommen rein, kamen rein, hereingekommen, zugeflossen, gutschrift*, gutgeschrieben
                erwirtschaftet, eingestrichen, einkassiert, kassiert, geldeingang*, zugang, zugange, nettoeinkommen, gesamteinnahmen
                rein, herein, hereinkam, gutgeschrieben bekommen, ausbezahlt, ausgezahlt bekommen, bezuge, besoldung, monatseinkommen
                """),
            (Concept.Save, """
                gespart, sparen, spare, sparte, ubrig, netto, uberschuss, zuruckgelegt, zur seite gelegt, auf die seite gelegt, beiseite gelegt
                beiseitegelegt, weggelegt, ubrig geblieben, ubriggeblieben, ubrig behalten, defizit, im plus, im minus, plus gemacht
                minus gemacht, bilanz, gewinn, verlust, behalten, sparquote, ersparnis, ersparnisse, erspart, cashflow, unterm strich
                unter dem strich, hangen geblieben, geblieben, zuruckbehalten, angespart, auf die hohe kante, saldo aus
                """),
            (Concept.Left, "ubrig, ubrig geblieben, ubriggeblieben, verbleibt, verbleiben, bleibt, bleiben, restlich, rest, geblieben"),
            (Concept.Minus, "minus, abzuglich, weniger ausgaben"),
            (Concept.Total, """
                insgesamt, gesamt, zusammen, summe, in summe, total, gesamtsumme, zusammengerechnet, zusammengenommen, in der summe, alles in allem
                addiert, gesamte, gesamtbetrag, unterm strich, summiert, aufsummiert, beliefen, belauft, belaufen, betrug, betrugen, betragt
                """),
            (Concept.Expensive, """
                wie teuer, teuer, teurer, kostspielig, so viel, so hoch, hoch, so teuer, zu viel, viel zu viel, so kostspielig, dermassen, derart
                so schlimm, ausgerissen, explodiert, in die hohe, gestiegen, so stark
                """),
            (Concept.Payment, """
                zahlung, zahlungen, buchung, buchungen, umsatz, umsatze, transaktion*, kauf, kaufe, einkauf, bezahlung, bezahlungen, abbuchungen
                bestellung, bestellungen, besuch, besuche, vorgang, vorgange, posten, kontobewegung*, kartenzahlung*, bewegungen
                """),
            (Concept.CategoryNoun, """
                kategorie, kategorien, nach kategorie, nach kategorien, bereich, bereiche, bereichen, ausgabenkategorie*, rubrik, rubriken
                art von ausgaben, arten von ausgaben, ausgabenart*, ausgabenbereich*, posten, kategorieweise, zweck, zwecke, gruppe, gruppen
                ausgabenposten, kostenart*, kostenblock*, sparte
                """),
            (Concept.MerchantNoun, """
                handler*, geschaft*, laden, shop, shops, anbieter, firma, firmen, unternehmen, empfanger, verkaufer, supermarktkette, kette
                bei wem, an wen, wem, wo, handlern, zahlungsempfanger
                """),
            (Concept.AccountNoun, "konto, konten, girokonto, bankkonto, kontos"),
            (Concept.MonthNoun, "monat, monate, monaten, monats"),
            (Concept.Average, "durchschnitt*, im schnitt, schnitt, mittel, im mittel, mittelwert, gemittelt, im durchschnitt"),
            (Concept.Typical, "ublich*, normalerweise, typisch*, gewohnlich, in der regel, meistens"),
            (Concept.PerDay, "pro tag, taglich*, am tag, je tag, jeden tag, tagesdurchschnitt, tagesschnitt, an einem tag, pro kalendertag"),
            (Concept.PerMonth, """
                pro monat, monatlich*, im monat, je monat, jeden monat, monatsdurchschnitt, an einem monat, in einem monat, monatsschnitt
                """),
            (Concept.EachMonth, """
                jeden monat, monat fur monat, monatsweise, nach monat, nach monaten, pro monat, monatlich*, je monat, von monat zu monat
                monatsverlauf, in jedem monat, einzelnen monaten, die einzelnen monate, monatsausgaben, uber die monate, in den einzelnen monaten
                """),
            (Concept.Most, """
                am meisten, meiste, meisten, meistes, grosste*, hochste*, haupt*, hauptsachlich, vor allem, top, lieblings*, grossteil, lowenanteil
                uberwiegend, mehrheit, starksten, teuerste*, grossten anteil, grossten teil
                """),
            (Concept.Largest, """
                grosste*, hochste*, teuerste*, dickste*, kostspieligste*, maximal*, maximum, umfangreichste*, schwerste*, heftigste*
                """),
            (Concept.InOneGo, "auf einmal, auf einen schlag, einzeln*, in einer zahlung, mit einem mal, einmalig*, am stuck"),
            (Concept.Latest, """
                zuletzt, letzte, letzten, letzter, letztes, letztmals, letzte mal, das letzte mal, zum letzten mal, neueste*, jungste*, kurzlich
                letztens, neulich, vorherige*
                """),
            (Concept.Last, "zuletzt, letzte, letzten, letzter, letztes, letztmals, neueste*, jungste*, das letzte mal, zum letzten mal, letzte mal"),
            (Concept.Since, "seit, her"),
            (Concept.Compare, """
                vergl*, vergleich*, im vergleich, im vergleich zu, versus, vs, gegenuber, verglichen mit, gegenubergestellt, gegenuberstellen
                stell, stelle, gegenuberstellung, verhalt sich, gegeneinander
                """),
            (Concept.Difference, "unterschied*, differenz*, unterscheid*, abweich*"),
            (Concept.More, """
                mehr, hoher*, teurer, grosser*, gestiegen, steigerung, anstieg, zugenommen, zunahme, erhoht, erhohung, gewachsen, mehrausgaben
                mehrkosten, stieg, stiegen, zugelegt, schlechter
                """),
            (Concept.Less, """
                weniger, niedriger*, geringer*, kleiner*, billiger, gunstiger, gesunken, ruckgang, abgenommen, reduziert, gefallen, sparsamer
                sank, sanken, eingespart, verringert, besser, gespart gegenuber
                """),
            (Concept.Than, "als, im vergleich zu, gegenuber, verglichen mit"),
            (Concept.Or, "oder, beziehungsweise, bzw"),
            (Concept.Usual, "sonst, ublich, normal, normalerweise, gewohnt, als sonst, wie immer"),
            (Concept.Changed, """
                geandert, verandert, anderung*, verander*, andern, anders, entwickel*, entwicklung, schwank*, verschoben, gewandelt, wandel
                """),
            (Concept.Trend, """
                trend*, verlauf*, entwickel*, entwicklung, entwickelt, zeitlich*, historie, im laufe der zeit, uber die zeit, kurve, tendenz, graph
                diagramm, im zeitverlauf, langfristig, geschichte, hinweg, im laufe, zeitreihe, rauf oder runter, steigen oder fallen
                """),
            (Concept.Split, """
                aufgeteilt, aufteil*, aufschlussel*, aufgeschlusselt, verteil*, zusammensetz*, setzen sich, gegliedert, gliedere, aufgliederung
                teile, teil auf, unterteil*, zerleg*, setzt sich, zusammen setzen, nach bereich, nach bereichen, sortiert, sortiere, gruppier*
                """),
            (Concept.List, "zeig*, zeige, zeig mir, liste, liste auf, auflisten, auflist*, such*, suche, finde, welche buchungen, anzeigen, listen"),
            (Concept.Balance, """
                kontost*, guthaben, vermogen, saldo, salden, kontosaldo, gesamtvermogen, nettovermogen, bestand, kontoguthaben, auf der hohen kante
                auf der bank, liegt auf, liegen auf, verfuge, verfugbar auf, besitze, auf dem konto, auf den konten, auf meinen konten
                auf meinem konto, liegt, liegen, reich, wie reich, barschaft, stand meiner konten, stand
                """),
            (Concept.Have, "habe ich, hab ich, haben wir, habe, hab, besitze, gibt es, ist auf, ist, liegt, steht, stehen, sind auf, befindet"),
            (Concept.Recurring, """
                abo, abos, abonnement*, abonniert, wiederkehrend*, regelmassig*, dauerauftr*, fixkosten, lastschrift*, fixe kosten, laufende kosten
                feste kosten, feste ausgaben, laufende ausgaben, laufenden kosten, laufenden ausgaben, vertrag, vertrage, vertragen
                mitgliedschaft*, verpflichtung*, monatliche belastungen, fixen kosten, festen kosten, festen ausgaben, rechnungen, rechnung
                festes einkommen, festen einnahmen, feste einnahmen, fixe ausgaben, fixen ausgaben, jeden monat ab, gebuhr, beitrag, beitrage
                monatliche verpflichtungen, monatlich abgebucht, automatisch*, wiederholt, wiederholen, abonniere
                """),
            (Concept.Bill, "abo, abonnement, vertrag, rechnung, rechnungen, mitgliedschaft, gebuhr, beitrag, rate"),
            (Concept.Due, """
                fallig*, abgebucht, abbuchung, eingezogen, falligkeit, falligkeitsdatum, steht an, stehen an, anstehend*, wird abgebucht
                ansteht, anstehen, zahlen muss, bezahlen muss, verlangert, abgerechnet, belastet, muss ich
                """),
            (Concept.Next, "nachste*, nachsten, nachstes, als nachstes, kommende*, demnachst, wieder, bevorstehend*, nachstes mal, das nachste mal"),
            (Concept.Still, "noch, weiterhin, ubrig"),
            (Concept.Forecast, """
                prognose*, prognostizier*, voraussichtlich*, vorhersage*, erwartet*, erwarte, erwarten, hochrechnung, schatzung, geschatzt*
                vorschau, ausblick, rechnest, vorhersag*, vorher sagen, zu erwarten, absehbar, hochgerechnet, kunftig*, zukunft*
                """),
            (Concept.Future, "werde ich, werden wir, wird mein, wird es, wird, werde, morgen, ubermorgen, in zukunft, bald, kommt auf mich zu"),
            (Concept.MonthEnd, """
                monatsende, ende des monats, monatsletzten, rest des monats, ende dieses monats, bis monatsende, restlichen monat
                zum monatsende, monat vorbei, monat zu ende, ultimo, monatswechsel, ende vom monat, rest dieses monats
                """),
            (Concept.RunOut, """
                reicht, reichen, ausgeht, geht aus, ausgehen, pleite, knapp, uber die runden, in die miesen, in den dispo, ins minus, dispo
                hinkommen, komme ich hin, auskommen, komme ich aus, auskomme, durchhalten, ins rote
                """),
            (Concept.Can, "kann ich, darf ich, konnen wir, durfen wir, konnte ich, kann man, durfte ich"),
            (Concept.Safe, """
                frei verfugbar*, verfugbar, leisten, sorglos, bedenkenlos, ubrig zum ausgeben, zur verfugung, spielraum, zum ausgeben, luft
                verfugung, gefahrlos, unbesorgt, ohne risiko, ohne sorge, budget, sicher ausgeben, puffer, problemlos
                """),
            (Concept.Payday, """
                zahltag, gehaltseingang, nachsten gehalt, nachstes gehalt, nachste gehalt, nachsten lohn, gehalt kommt, lohn kommt, gehaltstag
                nachster lohn, bis zum gehalt, nachsten geldeingang, lohneingang, nachsten gehaltseingang, nachsten zahltag
                das nachste geld, bis zum lohn, gehaltszahlung, nachsten gehaltszahlung, nachste lohn, neue gehalt
                """),
            (Concept.Unusual, """
                ungewohnlich*, verdachtig*, auffallig*, seltsam*, betrug, komisch*, merkwurdig*, sonderbar*, ungewohnt*, anomali*, unublich*
                eigenartig*, unregelmassig*, aus der reihe, ausreisser, auffalligkeit*, unerwartet*, nicht stimmt, faul, krumm*, fragwurdig*
                aus dem rahmen, verdacht, betrugerisch*, unbekannt*, dubios*, nicht normal, stutzig, aufgefallen, auffallt, stimmt nicht
                """),
            (Concept.Insights, "hinweis*, erkenntnis*, was ist neu, neuigkeiten, neues, wissenswert*, tipps, tipp, besonderes, interessantes"),
            (Concept.Help, "hilfe, was kannst du, was kann ich fragen, was kann ich dich fragen, wie funktionierst du, wobei kannst du helfen"),
            (Concept.FollowUp, """
                und, was ist mit, wie ist es, wie sieht es, wie sieht es aus, und was, auch, warum, wieso, dann, jetzt, nun, stattdessen, das gleiche
                dasselbe, gleiche, gleiches, ebenso, genauso, aber, oder, nur, nochmal, ok, okay, wie war, und wie, ich meine, ich meinte
                """),
            (Concept.That, "das, es, davon, dort, dabei, dafur, diese, stattdessen, dasselbe, da, damit, die, denen"),
            (Concept.Only, "nur, lediglich, ausschliesslich, allein, blos"),
            (Concept.Number, """
                zwei, drei, vier, funf, sechs, sieben, acht, neun, zehn, elf, zwolf, zwanzig, dreissig, vierzig, funfzig, hundert, tausend
                """),
            .. GermanRefusals.Phrases,
        ]);
}
