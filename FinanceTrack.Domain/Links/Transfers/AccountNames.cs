using FinanceTrack.Domain.Links.Text;

namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>How the accounts and their holders are named in lines: numbers, names, banks.</summary>
internal sealed class AccountNames
{
    private const int TailDigits = 8, SureDigits = 4, MinNameWord = 3;

    private readonly Dictionary<Guid, string> _tails;
    private readonly Dictionary<Guid, ulong[]> _names;
    private readonly List<ulong[]> _holders;
    private readonly Dictionary<LineText, Guid[]> _named = new(ReferenceEqualityComparer.Instance);

    public AccountNames(IReadOnlyList<OwnAccount> accounts, IReadOnlyList<string> holders)
    {
        _tails = accounts.Where(account => account.NumberTail is { Length: >= SureDigits })
            .ToDictionary(account => account.Id, account => account.NumberTail!);
        _names = accounts.ToDictionary(account => account.Id, account => LineReader.WordsOf(account.Name, MinNameWord));
        _holders = [.. holders.Select(holder => LineReader.WordsOf(holder)).Where(words => words.Length > 0)];
    }

    /// <summary>
    /// 1 when the line names the account by its number, -1 when it names another number, 0 when it names none that is known.
    /// </summary>
    public int NumberSays(LineText line, Guid owner, Guid account)
    {
        if (line.Numbers.Length == 0)
            return 0;
        var named = NamedIn(line);
        if (named.Contains(account))
            return 1;
        return Array.Exists(named, other => other != owner) || (line.HasIban && _tails.ContainsKey(account)) ? -1 : 0;
    }

    public bool NamesAccount(LineText line, Guid account) => Array.Exists(_names[account], line.Tokens.Contains);

    public bool NamesHolder(LineText line) => _holders.Exists(holder => Array.TrueForAll(holder, line.Tokens.Contains));

    /// <summary>The line has a holder's last name; a relative's line has it too.</summary>
    public bool NamesFamily(LineText line) => _holders.Exists(holder => line.Tokens.Contains(holder[^1]));

    /// <summary>True for a word of a holder's name or of one of the two accounts' names.</summary>
    public bool Explains(ulong word, Guid outgoing, Guid incoming) =>
        _holders.Exists(holder => holder.Contains(word)) || _names[outgoing].Contains(word) || _names[incoming].Contains(word);

    /// <summary>The accounts whose numbers a line names. Kept, since each pair of the line's row asks for them.</summary>
    private Guid[] NamedIn(LineText line)
    {
        if (!_named.TryGetValue(line, out var accounts))
            _named[line] = accounts = [.. _tails.Where(tail => Names(line, tail.Value)).Select(tail => tail.Key)];
        return accounts;
    }

    /// <summary>A number in a line names an account when as many of the last digits agree as both have, four at least.</summary>
    private static bool Names(LineText line, string tail)
    {
        foreach (var number in line.Numbers)
        {
            var length = Math.Min(TailDigits, Math.Min(number.Length, tail.Length));
            if (number.AsSpan()[^length..].SequenceEqual(tail.AsSpan()[^length..]))
                return true;
        }

        return false;
    }
}
