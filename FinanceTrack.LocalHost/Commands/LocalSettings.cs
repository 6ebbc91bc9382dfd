using System.Collections;
using System.Text.Json;

namespace FinanceTrack.LocalHost.Commands;

/// <summary>
/// The app's settings as a local run has them: defaults that need nothing installed but Node, over them <c>local.settings.json</c>,
/// over that the environment. <c>Section__Key</c> is <c>Section:Key</c>.
/// </summary>
internal static class LocalSettings
{
    public const string Storage = "AzureWebJobsStorage";
    public const string StorageAccount = "AzureWebJobsStorage:accountName";
    public const string DevelopmentStorage = "UseDevelopmentStorage=true";

    /// <exception cref="StartFailure">The file is not JSON.</exception>
    public static Dictionary<string, string?> Load(string contentRoot)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Database:Provider"] = "Sqlite",
            ["Database:ConnectionString"] = $"Data Source={Path.Combine(DataFolder(contentRoot), "financetrack.db")}",
            // A development host: make-admin is enough to try the admin routes. A deployment asks for a second factor.
            ["Admin:RequireTwoFactor"] = "false",
            // One machine, one person: every account may teach the models, from its first day.
            ["Learning:RequireConfirmedAddress"] = "false",
            ["Learning:MinAccountAgeDays"] = "0",
            ["Learning:MaxUsersPerNetwork"] = "0",
            // Mails are files there, which few people read: nothing is deleted for an address that was not confirmed.
            ["Users:EraseUnconfirmedAfterDays"] = "0",
            ["Tokens:KeysFolder"] = Path.Combine(DataFolder(contentRoot), "keys"),
        };
        foreach (var (name, value) in FromFile(Path.Combine(contentRoot, "local.settings.json")))
        {
            settings[Key(name)] = value;
        }

        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            settings[Key((string)variable.Key)] = (string?)variable.Value;
        }

        // An account that is named for Entra identities is the storage, where there is no connection string.
        settings.TryAdd(Storage, settings.ContainsKey(StorageAccount) ? "" : DevelopmentStorage);
        return settings;
    }

    /// <summary>Where everything local is kept: the database, Azurite's data. Not in git.</summary>
    public static string DataFolder(string contentRoot) => Path.Combine(contentRoot, ".data");

    private static Dictionary<string, string?> FromFile(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
            });
            return json.RootElement.TryGetProperty("Values", out var values)
                ? values.EnumerateObject().ToDictionary(value => value.Name, value => (string?)value.Value.ToString())
                : [];
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException)
        {
            throw new StartFailure($"'{path}' cannot be read as settings: {bad.Message}", bad);
        }
    }

    private static string Key(string name) => name.Replace("__", ":", StringComparison.Ordinal);
}
