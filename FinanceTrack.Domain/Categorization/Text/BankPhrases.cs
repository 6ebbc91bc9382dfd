using System.Collections.Frozen;

namespace FinanceTrack.Domain.Categorization.Text;

/// <summary>Words that banks of many countries put before a merchant, and the regions that card networks put after.</summary>
internal static class BankPhrases
{
    private const int MaxPhraseWords = 4;

    private static readonly FrozenSet<string> Phrases = Set(
        "pos,purchase,purch,debit,dbt,visa,mastercard,mc,maestro,interlink,card,crd,checkcard,check card,chkcard,checkcrd,signature,"
        + "contactless,cless,ctls,recurring,preauthorized,preauth,pre authorized,authorized,on,at,withdrawal pos,ext,external,dda,pur,"
        + "pymt web,web,online,internet,electronic,epos,international purchase,foreign,prchs,payment to,paid to,pin,nfc,apple pay,"
        + "google pay,gpay purchase,direct debit,dd,bill payment,billpay,bill pay,autodebit,auto debit,debit order,mag tape,"
        + "magtape debit,stop order,point of sale,ach,ppd,ccd,orig co name,des,sepa lastschrift,lastschrift,kartenzahlung,paiement cb,"
        + "paiement,cb,carte,achat,prelevement,prlv,compra,compra en,pago,tarjeta,recibo,adeudo,betaalpas,bea,sepa incasso,incasso,"
        + "pagamento,addebito,acquisto,carta");

    private static readonly FrozenSet<string> Regions = Set(
        "al,ak,az,ar,ca,co,ct,de,fl,ga,hi,id,il,in,ia,ks,ky,la,me,md,ma,mi,mn,ms,mo,mt,ne,nv,nh,nj,nm,ny,nc,nd,oh,ok,or,pa,ri,sc,sd,"
        + "tn,tx,ut,vt,va,wa,wv,wi,wy,dc,on,qc,bc,ab,mb,sk,ns,nb,nl,pe,us,usa,gb,gbr,uk,za,zaf,can,cad,zar,usd,gbp,eur,aus,nsw,vic,"
        + "qld,ie,irl,deu,fr,fra");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PhraseLookup =
        Phrases.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> RegionLookup =
        Regions.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many of the first words are the bank's.</summary>
    public static int CountLeading(in ScorerText text)
    {
        var first = 0;
        while (first < text.Words.Length && LeadingAt(text, first) is var length and > 0)
            first += length;
        return first;
    }

    public static bool IsRegion(ReadOnlySpan<char> word) => RegionLookup.Contains(word);

    private static int LeadingAt(in ScorerText text, int first)
    {
        for (var length = Math.Min(MaxPhraseWords, text.Words.Length - first); length > 0; length--)
        {
            if (PhraseLookup.Contains(text.Phrase(first, length)))
                return length;
        }

        return 0;
    }

    private static FrozenSet<string> Set(string words) => words.Split(',').ToFrozenSet(StringComparer.Ordinal);
}
