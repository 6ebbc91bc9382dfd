namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>What a failure of the model means for the person who set it up.</summary>
internal static class ProbeAdvice
{
    public static string Of(ModelFailedException failed)
    {
        var advice = failed.Failure switch
        {
            ModelFailure.Unreachable => "Check Assistant:Endpoint, and that the server runs.",
            ModelFailure.TimedOut => "A model that is being loaded may need longer once; else raise Assistant:TimeoutSeconds.",
            ModelFailure.Unauthorized =>
                "Check Assistant:Key; for Azure OpenAI, that the identity has the role Cognitive Services OpenAI User on the account.",
            ModelFailure.NotFound =>
                "Check Assistant:Model, and that Assistant:Endpoint ends with the version, as in http://localhost:11434/v1.",
            ModelFailure.RateLimited => "Ask the provider for a higher limit, or wait.",
            ModelFailure.Rejected => "The server may not support what was asked for, such as tools or the number of output tokens.",
            ModelFailure.Malformed => "The server is not compatible with OpenAI's chat completions.",
            ModelFailure.TooLarge => "The server sends more than Assistant:MaxOutputTokens allows.",
            ModelFailure.BudgetUsedUp => "It begins again at midnight UTC.",
            _ => "Look at the logs of the server.",
        };
        return failed.Status is { } status ? $"{failed.Message} (HTTP {status}) {advice}" : $"{failed.Message} {advice}";
    }
}
