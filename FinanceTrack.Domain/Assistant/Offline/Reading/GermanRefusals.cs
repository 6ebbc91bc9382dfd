namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>German words of what a ledger does not hold, of what cannot be computed, and of changes.</summary>
internal static class GermanRefusals
{
    public static IReadOnlyList<(Concept Concept, string Phrases)> Phrases { get; } =
    [
        (Concept.Outside, """
            wetter, witz, rezept, rezepte, prasident*, hauptstadt, ubersetze, ubersetz*, gedicht, zinssatz, zinsen, zins, wechselkurs
            inflation, bitcoin, krypto*, aktie, aktien, etf, etfs, lohnt, anlegen, geldanlage, investier*, steuererklarung
            steuern sparen, nutzer, leute, kunden, andere leute, nachbar*, kolleg*, chef, chefin, freund, freunde, freundin, bruder
            schwester, mutter, vater, eltern, kinder, sohn, tochter, frau, mann, partner*, mitbewohner*, er, ihr, seine, soll ich
            sollte ich, sollen wir, empfiehlst, empfehl*, rat, ratschlag, schufa, bonitat, wer bist du, horoskop, fussball, lotto
            goldpreis, gold, olpreis, beste bank, welche bank, jemand, durchschnittliche familie, durchschnittlicher haushalt
            durchschnittsfamilie, der deutsche, die deutschen, deutsche, regen, regnet, temperatur, uhrzeit, wie spat, offnungszeit*
            adresse, telefonnummer, kochen, film, lied, passwort, pin, tan, kredit*, wahl, minister, kanzler*, bundeskanzler*, steuer
            rente, altersvorsorge, menschen, sonst jemand, man so, personen
            """),
        (Concept.Beyond, """
            wochenende*, werktag*, montag*, dienstag*, mittwoch*, donnerstag*, freitag*, samstag*, sonntag*, sonnabend*, wochentag*
            morgens, abends, nachts, nachmittag*, vormittag*, uhr, stunde, stunden, ausser, ohne, ausgenommen, abgesehen, mit ausnahme
            nicht mitgezahlt, exklusive, ausschliesslich der, abzuglich der, median, standardabweichung, varianz, quantil*, perzentil*
            korrel*, prozent, prozentual*, anteil an, anteil der, anteil von, anteil, wie lange, wenn, wenn ich, wenn wir, falls
            wurde ich, wurden wir, wurde es, hatte ich gespart, angenommen, ware wenn, was ware, pro person, pro kopf, pro besuch
            pro einkauf, pro stuck, kleinste*, niedrigste*, geringste*, wenigsten, billigste*, gunstigste*, zweitgrosste*, zweithochste*
            drittgrosste*, online, im ausland, ausland, mit karte, mit kreditkarte, bar, in bar, kontaktlos, jahrzehnt*, fur immer
            mehrwertsteuer, absetzbar, ruckerstattung*, erstattung*, liter, kilo, kilos, produkt*, marke, marken, umgerechnet, ziel
            ziele, sparziel, limit, obergrenze
            """),
        (Concept.Edit, """
            losche, losch, kategorisiere, verschiebe, andere, andre, buche, verknupfe, fuge, trag, trage, setze, setz, uberweise
            uberweis, erstelle, leg, lege, kundige, storniere, bezahle, kaufe, bearbeite, markiere, entferne, korrigiere, sperre, richte
            exportiere, importiere, benenne, ordne, schick, schicke, sende
            """),
    ];
}
