using System.Text.RegularExpressions;

namespace FinanceTrack.Domain.Assistant.Checks;

/// <summary>Finds texts that ask a person for credentials, for a payment, or to get in touch.</summary>
internal static partial class Demands
{
    private static readonly Regex[] All = [Credentials(), Payments(), Contact(), Instructions()];

    public static bool AreIn(string text) => All.Any(demand => demand.IsMatch(text));

    /// <summary>Those of the answer that the user's own message does not have. Both are folded.</summary>
    public static bool AreNewIn(string answer, string message) => All.Any(demand =>
        demand.Matches(answer).Any(match => !message.Contains(match.Value.Trim(), StringComparison.Ordinal)));

    [GeneratedRegex(
        """
        \b(?:passwor[dt]e?r?s?|passwort|passcode|kennwort|pass\s?phrase|cvv2?|cvc|otp|2fa|mfa
        |(?:one[\s-]?time|einmal|security|sicherheits|verification|bestatigungs|access|zugangs|auth\w*)[\s-]?
          (?:codes?|kennw\w+|passw\w+|pins?)
        |(?:your|ihr\w*|dein\w*|enter|the|mit|per|die|eine?r?|my)\s(?:pin|m?tan|code)s?\b
        |(?:pin|m?tan)[\s-]?(?:codes?|eingeben|nummer|number)
        |log[\s-]?ins?|log\s(?:in|on)\b|logon|sign[\s-]?in|einlogg\w*|anmelde?n?\ssie|credentials?|zugangsdaten|anmeldedaten
        |card\s?(?:number|no|details)|kartennummer|kartendaten|seed\s?phrases?|recovery\s?(?:code|phrase)s?|private\s?key
        |wiederherstellung\w*
        |social\s?security|contrasena|clave\sde|mot\sde\spasse|code\ssecret|identifiants?|wachtwoord
        |inlogcode|senha|parola|haslo|heslo|losenord
        |(?:verify|confirm|validate|update|unlock|restore|reactivate|verifizier\w*|bestatig\w*|aktualisier\w*|entsperr\w*)\s
          (?:your|the|my|sie|ihr\w*|dein\w*|das|die)\s?\w*\s?(?:account|identity|details|data|card|kont\w+|identitat|daten|karte|info\w*))
        | пароль|пинкод|пин-код|密码|密碼|验证码|パスワード|暗証番号|비밀번호
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Credentials();

    [GeneratedRegex(
        """
        \b(?:(?:pay|settle|send|wire|remit|deposit|move|transfer)\s(?:now|here|immediately|today|urgently|(?:the|your|this|all|any|some)\s
          (?:\w+\s)?(?:money|funds?|amount|balance|fee|fine|bill|invoice|savings|sum|outstanding|payment)|money|funds|cash|us\b|me\b|it\sto)
        |(?:uberweis\w*|zahl(?:en|e|t)|schick(?:en|e)?|send(?:en|e)|bezahl(?:en|e|t))\s
          (?:sie|jetzt|sofort|bitte|uns|mir|den|das|dein\w*|ihr\w*)
        |(?:buy|purchase|get|send|bring|redeem|scratch|need|want|pay|kauf\w*|besorg\w*|schick\w*|send\w*|bezahl\w*)\s(?:\w+\s){0,5}
          (?:gift\s?cards?|gutscheinkarten?)\b
        |(?:gift\s?cards?|gutscheinkarten?)\s(?:\w+\s)?(?:codes?|numbers?|pins?|now|immediately|to\s(?:us|me|the|this)|kauf\w*|schick\w*)
        |bitcoins?|crypto\s?wallet|wallet\saddress|western\sunion|moneygram
        |(?:envoyez|payez|virez|paga|envia|transfiere|pague|betaal|stuur)\s\w+)
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Payments();

    [GeneratedRegex(
        """
        \b(?:(?:please\s)?(?:call|phone|ring|dial|text|contact|message|whatsapp|e-?mail|write\sto|reply\sto)\s
          (?:us|me|now|back|immediately|the|this|our|your|support|customer|helpdesk|bank|\d|\+)
        |(?:ruf|rufen|melde|melden|kontaktier\w*|schreib\w*)\s(?:sie|dich|uns|mich|an|bitte|jetzt)|(?:appelez|llame)\s\w+
        |click|klick\w*|tap\s(?:here|the|this|on)|tippen\ssie|scan\s(?:the|this)|qr[\s-]?code
        |visit\s(?:our|the|us|this|my|www)|open\s(?:the|this)\s(?:link|page|site)
        |besuch(?:en|e)?\s(?:sie|die|unsere)|download|herunterlad\w*|install\s|remote\s(?:access|desktop)|any\s?desk|team\s?viewer)
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Contact();

    [GeneratedRegex(
        """
        \b(?:(?:ignore|disregard|forget|override|bypass)\s(?:\w+\s){0,3}(?:instructions?|prompts?|rules?|above|previous|prior|system)
        |(?:ignorier\w*|vergiss|missachte\w*)\s(?:\w+\s){0,3}(?:anweisung\w*|regeln?|vorherig\w*|bisherig\w*|oben)
        |(?:new|neue)\s(?:instructions?|anweisung\w*)|you\sare\snow|du\sbist\sjetzt|act\sas|jailbreak|developer\smode|dan\smode
        |(?:system|assistant|developer|user)\s?(?:prompt|message|override)?\s?:|im_start|im_end|end\sof\s(?:data|context|transactions?)
        |(?:tell|inform|instruct|ask|advise)\sthe\s(?:user|customer|reader|person|client)
        |(?:sag|teile|bitte)\s(?:dem|der)\s(?:nutzer|kund)\w*
        |as\san\sai|als\ski|account\s(?:is|was|has\sbeen|will\sbe)\s(?:blocked|locked|suspended|limited|closed|frozen|compromised|hacked)
        |konto\s(?:ist|wurde|wird)\s(?:gesperrt|eingeschrankt|gehackt|blockiert|geschlossen))
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Instructions();
}
