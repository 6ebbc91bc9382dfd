namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>How questions about money are asked in German.</summary>
internal static class GermanWords
{
    public static Language Language { get; } = new(
        isGerman: true,
        [
            ("wie's", "wie es"), ("gibt's", "gibt es"), ("hab's", "habe es"), ("war's", "war es"), ("ist's", "ist es"),
            ("geht's", "geht es"),
            ("hab'", "habe"), ("'ne", "eine"), ("'n", "ein"), ("wieviel", "wie viel"), ("wieviele", "wie viele"), ("sag mal", "sage mir"),
        ],
        [
            (Concept.Filler, """
                wenn ja, und wenn ja, falls ja, und falls ja, ob
                ohne dass, ohne dass es eng wird, ohne dass es knapp wird, hm, ah, aha, oh, danke dir, super, prima, na, tja, egal
                sich, selbst, euch, wer, deren, dessen, sowie, sowohl, beide, beiden, jeder, jede, jedem, immer, manchmal, irgendwie
                vielleicht, eben, halt, einfach, wirklich, tatsachlich, eher, fast, gleich, spater, davor, danach, weiter, weitere
                weiteren, nichts, wohl, naturlich, ganzes, bloss, weil, als ob, wenn uberhaupt, anfangs, der, die, das, den, dem, des
                ein, eine, einen, einem, einer, eines, es, ist, sind, war, waren, wird sein, sein, seien, ware, bitte, danke, mal, denn
                doch, eigentlich, so, ungefahr, etwa, circa, ca, genau, gerade, schon, bereits, auch nur, ganz, alle, aller, allem
                allen, alles, ganze, ganzen, gesamten, irgendwelche, etwas, man, mir, mich, uns, dir, du, sie, ihnen, kannst du
                konntest du, konnen sie, konnten sie, wurdest du, wurden sie, sag mir, sage mir, sagen sie mir, sagen, sag, gib mir, gib
                geben sie mir, verrate mir, verrat mir, nenn mir, nenne mir, nennen sie mir, nenn, nenne, lass mich wissen, weisst du
                ich mochte wissen, ich will wissen, ich wurde gern wissen, ich wurde gerne wissen, ich wusste gern, ich wusste gerne
                mich interessiert, mich wurde interessieren, wurde mich interessieren, interessiert mich, ich frage mich, hallo, hi, hey
                und zwar, in etwa, im grossen und ganzen, rund, um, herum, von, vom, mit, zu, zum, zur, am, an, auf, aus, bei, beim, bis
                durch, fur, gegen, im, in, ins, nach, neben, seit, uber, unter, vor, wahrend, innerhalb, zwischen, dort, da, hier, damit
                dafur, davon, dabei, dazu, darauf, daran, her, hin, raus, rein, weg, ab, los, viel, viele, vieles, bisschen, wenig, sehr
                ziemlich, nun, jetzt, aktuell, aktuelle, aktuellen, aktueller, momentan, derzeit, derzeitige, derzeitigen, im moment
                zur zeit, zurzeit, heute, bislang, bisher, bis jetzt, bis heute, insgesamt gesehen, uberhaupt, jemals, je, pro, ja, nein
                nicht, kein, keine, nur, ok, okay, gut, also, also gut, dann, aber, oder so, frage, anzeigen, schau, schau mal
                schau nach, guck, guck mal, such, betrag, betrage, hohe, in hohe von, wert, zahl, zahlen mir, summe von, einzelne
                einzelnen, jeweils, jeweilige, tag, tage, tagen, woche, wochen, zeit, zeitraum, mein lieber, personlich, privat
                haushalt, leben, alltag, zuhause, hause, an geld, an kosten, lief, laufen, lauft, sieht, aus sehen, aussehen, gewesen
                geworden, worden, werden, wurde, wurden, dass, wo das, was fur, einmal, noch einmal, nochmal, kurz, kurze, schnell, gern
                gerne, mochte, will, wissen, erfahren, sehen, kennen, brauche, hatte, hatten, konnte, konnten, kann man, machen, macht
                machte, tun, tut, stand der dinge, allgemein, generell, namlich, genannten, diese, dieser, dieses, diesen, diesem, jene
                jener, solche, welche art, gehoren, gehort, betreffen, betrifft, bezuglich, gab es, gab, gabe, komme, kommt, kommen, kam
                kamen, gib es, sorry, hinsichtlich, in sachen, thema, zum thema, rund um, was angeht, angeht, uberblick, ubersicht, wie
                wie sehr, andere, anderen
                """),
            (Concept.Self, """
                ich, wir, mein, meine, meinen, meinem, meiner, meines, unser, unsere, unseren, unserem, unserer, mich, mir, uns
                """),
            (Concept.Auxiliary, "habe, hab, haben, hat, hatte, hatten, bin, sind, war, waren, wurde, wurden, ist"),
            (Concept.Past, "hatte, hatten, war, waren"),
            (Concept.Perfect, "habe, hab, haben, hat"),
            (Concept.At, "bei, beim"),
            (Concept.In, "auf, auf dem, in, im"),
            (Concept.HowMuch, """
                wie viel, wie viel geld, welcher betrag, welchen betrag, welche summe, wie hoch, wie teuer, was hat, was haben
                wie gross, in welcher hohe, wie viel euro, was kostet, was kosten, was kostete, wie viele euro, wie viel franken
                wie viel kohle
                """),
            (Concept.HowMany, """
                wie oft, wie haufig, wie viele, wie viele male, anzahl, wie viele mal, wie viel mal, haufigkeit, wie regelmassig
                """),
            (Concept.Often, "wie oft, wie haufig, oft, haufig, mal, male, haufigkeit"),
            (Concept.When, """
                wann, an welchem tag, welches datum, zu welchem datum, welcher tag, an welchem datum, datum, wie lange ist es her
                """),
            (Concept.Where, "wo, wohin, woran"),
            (Concept.What, "was, wofur, wozu, woraus"),
            (Concept.Which, "welche, welcher, welches, welchen, welchem"),
            (Concept.Why, """
                warum, wieso, weshalb, weswegen, woran liegt, woran lag, grund, grunde, aus welchem grund, erklar*, erklare, was war los
                was ist passiert, wie kommt es, wie kam es, ursache, ursachen, was ist los, schuld
                """),
            (Concept.Payment, """
                einkaufe, einkaufen, zahlung, zahlungen, buchung, buchungen, umsatz, umsatze, transaktion*, kauf, kaufe, einkauf
                bezahlung, bezahlungen, abbuchungen, bestellung, bestellungen, besuch, besuche, vorgang, vorgange, posten
                kontobewegung*, kartenzahlung*, bewegungen
                """),
            (Concept.CategoryNoun, """
                kategorie, kategorien, nach kategorie, nach kategorien, bereich, bereiche, bereichen, ausgabenkategorie*, rubrik
                rubriken, art von ausgaben, arten von ausgaben, ausgabenart*, ausgabenbereich*, posten, kategorieweise, zweck, zwecke
                gruppe, gruppen, ausgabenposten, kostenart*, kostenblock*, sparte
                """),
            (Concept.MerchantNoun, """
                handler*, geschaft*, laden, shop, shops, anbieter, firma, firmen, unternehmen, empfanger, verkaufer, supermarktkette
                kette, bei wem, an wen, wem, wo, handlern, zahlungsempfanger
                """),
            (Concept.AccountNoun, "konto, konten, girokonto, bankkonto, kontos"),
            (Concept.MonthNoun, "monat, monate, monaten, monats"),
            (Concept.Average, "durchschnitt*, im schnitt, schnitt, mittel, im mittel, mittelwert, gemittelt, im durchschnitt"),
            (Concept.Typical, "ublich*, normalerweise, typisch*, gewohnlich, in der regel, meistens"),
            (Concept.PerDay, """
                pro tag, taglich*, am tag, je tag, jeden tag, tagesdurchschnitt, tagesschnitt, an einem tag, pro kalendertag
                """),
            (Concept.PerMonth, """
                pro monat, monatlich*, im monat, je monat, jeden monat, monatsdurchschnitt, an einem monat, in einem monat
                monatsschnitt
                """),
            (Concept.EachMonth, """
                jeden monat, monat fur monat, monatsweise, nach monat, nach monaten, pro monat, monatlich*, je monat, von monat zu monat
                monatsverlauf, in jedem monat, einzelnen monaten, die einzelnen monate, monatsausgaben, uber die monate
                in den einzelnen monaten
                """),
            (Concept.Most, """
                am meisten, meiste, meisten, meistes, grosste*, hochste*, haupt*, hauptsachlich, vor allem, top, lieblings*, grossteil
                lowenanteil, uberwiegend, mehrheit, starksten, teuerste*, grossten anteil, grossten teil
                """),
            (Concept.Largest, """
                grosste*, hochste*, teuerste*, dickste*, kostspieligste*, maximal*, maximum, umfangreichste*, schwerste*, heftigste*
                am starksten, am heftigsten, am kraftigsten
                """),
            (Concept.InOneGo, "auf einmal, auf einen schlag, einzeln*, in einer zahlung, mit einem mal, einmalig*, am stuck"),
            (Concept.Latest, """
                zuletzt, letzte, letzten, letzter, letztes, letztmals, letzte mal, das letzte mal, zum letzten mal, neueste*, jungste*
                kurzlich, letztens, neulich, vorherige*
                """),
            (Concept.Last, """
                zuletzt, letzte, letzten, letzter, letztes, letztmals, neueste*, jungste*, das letzte mal, zum letzten mal, letzte mal
                """),
            (Concept.Since, "seit, her"),
            (Concept.Compare, """
                vergl*, vergleich*, im vergleich, im vergleich zu, versus, vs, gegenuber, verglichen mit, gegenubergestellt
                gegenuberstellen, stell, stelle, gegenuberstellung, verhalt sich, gegeneinander
                """),
            (Concept.Difference, "unterschied*, differenz*, unterscheid*, abweich*"),
            (Concept.More, """
                mehr, hoher*, teurer, grosser*, gestiegen, steigerung, anstieg, zugenommen, zunahme, erhoht, erhohung, gewachsen
                mehrausgaben, mehrkosten, stieg, stiegen, zugelegt, schlechter
                """),
            (Concept.Less, """
                weniger, niedriger*, geringer*, kleiner*, billiger, gunstiger, gesunken, ruckgang, abgenommen, reduziert, gefallen
                sparsamer, sank, sanken, eingespart, verringert, besser, gespart gegenuber
                """),
            (Concept.Than, "als, im vergleich zu, gegenuber, verglichen mit"),
            (Concept.Or, "oder, beziehungsweise, bzw"),
            (Concept.Usual, "sonst, ublich, normal, normalerweise, gewohnt, als sonst, wie immer"),
            (Concept.Changed, """
                geandert, verandert, anderung*, verander*, andern, anders, entwickel*, entwicklung, schwank*, verschoben, gewandelt
                wandel
                """),
            (Concept.Trend, """
                trend*, verlauf*, entwickel*, entwicklung, entwickelt, zeitlich*, historie, im laufe der zeit, uber die zeit, kurve
                tendenz, graph, diagramm, im zeitverlauf, langfristig, geschichte, hinweg, im laufe, zeitreihe, rauf oder runter
                steigen oder fallen, ausgabenverlauf, kostenverlauf, ausgabenentwicklung, kostenentwicklung, monatsvergleich
                """),
            (Concept.Split, """
                aufgeteilt, aufteil*, aufschlussel*, aufgeschlusselt, verteil*, zusammensetz*, setzen sich, gegliedert, gliedere
                aufgliederung, teile, teil auf, unterteil*, zerleg*, setzt sich, zusammen setzen, nach bereich, nach bereichen, sortiert
                sortiere, gruppier*
                """),
            (Concept.List, """
                zeig*, zeige, zeig mir, liste, liste auf, auflisten, auflist*, such*, suche, finde, welche buchungen, anzeigen, listen
                """),
            (Concept.Next, """
                nachste*, nachsten, nachstes, als nachstes, kommende*, demnachst, wieder, bevorstehend*, nachstes mal, das nachste mal
                """),
            (Concept.Still, "noch, weiterhin, ubrig"),
            (Concept.Unusual, """
                ungewohnlich*, verdachtig*, auffallig*, seltsam*, betrug, komisch*, merkwurdig*, sonderbar*, ungewohnt*, anomali*
                unublich*, eigenartig*, unregelmassig*, aus der reihe, ausreisser, auffalligkeit*, unerwartet*, nicht stimmt, faul
                krumm*, fragwurdig*, aus dem rahmen, verdacht, betrugerisch*, unbekannt*, dubios*, nicht normal, stutzig, aufgefallen
                auffallt, stimmt nicht
                """),
            (Concept.Insights, """
                hinweis*, erkenntnis*, was ist neu, neuigkeiten, neues, wissenswert*, tipps, tipp, besonderes, interessantes
                """),
            (Concept.Help, """
                hilfe, was kannst du, was kann ich fragen, was kann ich dich fragen, wie funktionierst du, wobei kannst du helfen
                """),
            (Concept.FollowUp, """
                und, was ist mit, wie ist es, wie sieht es, wie sieht es aus, und was, auch, warum, wieso, dann, jetzt, nun, stattdessen
                das gleiche, dasselbe, gleiche, gleiches, ebenso, genauso, aber, oder, nur, nochmal, ok, okay, wie war, und wie
                ich meine, ich meinte
                """),
            (Concept.That, "das, es, davon, dort, dabei, dafur, diese, stattdessen, dasselbe, da, damit, die, denen"),
            (Concept.Only, "nur, lediglich, ausschliesslich, allein, blos"),
            (Concept.Number, """
                zwei, drei, vier, funf, sechs, sieben, acht, neun, zehn, elf, zwolf, zwanzig, dreissig, vierzig, funfzig, hundert
                tausend
                """),
            .. GermanMoney.Phrases,
            .. GermanRefusals.Phrases,
        ]);
}
