namespace FinanceTrack.Domain.Categorization.Training;

/// <summary>
/// What banks print around a merchant's name. Empty choices are repeated on purpose: they weigh how often a part is absent.
/// Parts in braces are filled in by <see cref="SyntheticLines"/>.
/// </summary>
internal static class BankLineParts
{
    public static readonly string[] Prefixes =
    [
        "", "", "", "", "POS PURCHASE ", "POS DEBIT ", "DEBIT CARD PURCHASE ", "CHECKCARD {mm}{dd} ", "VISA ", "CARD PURCHASE ",
        "PURCHASE AUTHORIZED ON {mm}/{dd} ", "RECURRING PAYMENT ", "SQ *", "TST* ", "PAYPAL *", "SP * ", "CONTACTLESS ",
        "DIRECT DEBIT ", "DEBIT ORDER ", "PAYMENT TO ", "ACH DEBIT ", "KARTENZAHLUNG ", "PAIEMENT CB ", "COMPRA ", "POS ",
        "PURCHASE ", "BILL PAYMENT ",
    ];

    public static readonly string[] BankPrefixes = ["", "", "", " ", "POS ", "ACH ", "ONLINE ", "FNB ", "CHASE ", "BANK "];

    public static readonly string[] Suffixes =
    [
        "", "", "", "", " #{n4}", " {n4}", " {city}", " {city} {st}", " {n4} {city} {st}", " {mm}/{dd}", " {dd}{mon}", " {phone}",
        " *{code}", " CARD {n4}", " {st}", " REF {n6}", ".COM",
    ];

    public static readonly string[] Connectives = [" to ", " from ", " ", " "];

    public static readonly string[] Regions = ["ca", "ny", "tx", "il", "on", "za", "gb", "wa", "fl", "ma"];

    public static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static readonly string[] Cities =
        ("london,manchester,leeds,new york,brooklyn,chicago,houston,austin,seattle,portland,san jose,los angeles,denver,miami,"
        + "atlanta,boston,toronto,ottawa,vancouver,calgary,cape town,johannesburg,durban,pretoria,sandton,sydney,melbourne,perth,"
        + "dublin,mumbai,pune,delhi,berlin,munchen,hamburg,paris,lyon,madrid,barcelona,milano,roma,amsterdam,utrecht,bristol,"
        + "birmingham,glasgow,edinburgh,oakland,phoenix,dallas,nashville,columbus,springfield,fairfield,kingston,windsor,oxford,"
        + "cambridge,rosebank,claremont").Split(',');

    public static readonly string[] Names =
        ("joes,marias,smith,jones,patel,lee,chen,garcia,miller,brown,wilson,kings,queens,royal,golden,blue,green,red,sunny,lucky,"
        + "star,city,central,downtown,main st,river,lake,mountain,north,south,east,west,old,new,grand,little,big,happy,family,"
        + "first,best,urban,metro,village,corner,park,oak,maple,cedar,rose,dragon,lotus,sunset,ocean,nguyen,singh,khan,naidoo,"
        + "botha,dlamini,mueller,schmidt,dupont,rossi,lopez,taylor,davies,evans,thomas,walker,johns,annas,petes,tonys,franks,"
        + "united,premier,classic,express,elite,global,prime").Split(',');

    public static readonly string[] Persons =
        ("john smith,maria garcia,j doe,a patel,sarah lee,m jones,peter brown,thandi,sipho,anna,jean dupont,mike,k chen,lisa m,"
        + "david w,mom,dad,priya,savings,checking").Split(',');

    public const string CodeAlphabet = "abcdefghjkmnpqrstuvwxyz0123456789";

    /// <summary>Transfers, fees and income are named by the bank and not by a shop: they get other words around them.</summary>
    public static bool IsAboutTheBankItself(int category) =>
        Taxonomy.Slugs[category] is "transfer" or "fees_government" or "income";
}
