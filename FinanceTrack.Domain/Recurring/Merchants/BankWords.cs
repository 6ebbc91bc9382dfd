using System.Collections.Frozen;

namespace FinanceTrack.Domain.Recurring.Merchants;

/// <summary>Words that a bank or a payment processor writes around a merchant's name. They never tell two merchants apart.</summary>
internal static class BankWords
{
    private const string Bank =
        "pos debit credit card checkcard check purchase payment payments to from by the of visa mastercard maestro contactless "
        + "direct dd standing order bgc fpi fpo ach ppd web id pmt recurring autopay online transaction lastschrift gutschrift "
        + "sepa mandat mandate ref reference kfn de eur usd gbp folgelastschrift dauerauftrag uberweisung ueberweisung "
        + "kartenzahlung cb prlv vir rum ics fr paiement carte prelevement virement bea nr pas incasso algemeen doorlopend "
        + "incassant nl naam machtiging kenmerk overboeking upi dr cr neft imps rtgs pay gmbh ltd inc llc ab bv sa sarl ag co com "
        + "www limited international europe net compra pago recibo adeudo tarjeta pagamento addebito";

    private const string Processors = "paypal sq tst sp stripe sumup klarna zettle paddle";

    private static readonly FrozenSet<string> ProcessorSet = Processors.Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> All = Bank.Split(' ').Concat(ProcessorSet).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AllLookup = All.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ProcessorLookup =
        ProcessorSet.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contain(ReadOnlySpan<char> word) => AllLookup.Contains(word);

    /// <summary>A payment processor names the merchant where nothing else does.</summary>
    public static bool IsProcessor(ReadOnlySpan<char> word) => ProcessorLookup.Contains(word);
}
